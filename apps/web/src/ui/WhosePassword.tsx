/** Says whose password a form asks for, to what keeps passwords. Nothing of it shows. */
export function WhosePassword({ userName }: { readonly userName: string }) {
  return <input hidden readOnly name="username" autoComplete="username" value={userName} />;
}
