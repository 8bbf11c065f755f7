/** Leads to a field with something wrong. What is wrong stands below it: the focus alone would bring no more than the field above a phone’s keyboard. */
export function leadTo(field: HTMLElement | null | undefined): void {
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
