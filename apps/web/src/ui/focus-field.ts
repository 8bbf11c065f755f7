/** Leads to the field of that name, because something is wrong with it; of choices to the one that is made, else the first. */
export function focusField(form: HTMLFormElement | null, name: string): void {
  const of = [...(form?.querySelectorAll<HTMLInputElement>(`[name="${name}"]`) ?? [])];
  (of.find(({ checked }) => checked) ?? of[0])?.focus();
}
