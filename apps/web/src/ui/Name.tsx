/** A name amid words, whichever way it is written. */
export function Name({ children }: { readonly children: string | undefined }) {
  return (
    <b>
      <bdi>{children}</bdi>
    </b>
  );
}
