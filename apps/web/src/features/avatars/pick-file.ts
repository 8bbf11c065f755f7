/** Kept until the next one: some browsers forget a field that nobody holds, together with what was chosen in it. */
let field: HTMLInputElement | null = null;

/** Asks for a file of this sort, in the system’s own window; null: none was chosen. Not in the page: there, giving up would close the dialog around it. */
export function pickFile(accept: string): Promise<File | null> {
  const input = document.createElement('input');
  field = input;
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(field?.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
