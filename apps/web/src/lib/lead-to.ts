/** The field of that name; of choices the one that is made, else the first. */
export function fieldOf(form: HTMLFormElement | null, name: string): HTMLInputElement | undefined {
  const of = [...(form?.querySelectorAll<HTMLInputElement>(`[name="${name}"]`) ?? [])];
  return of.find(({ checked }) => checked) ?? of[0];
}

/** Leads to a field with something wrong. What is wrong stands below it: the focus alone would bring no more than the field above a phone’s keyboard. */
export function leadTo(field: HTMLElement | null | undefined): void {
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
