interface Props {
  /** The host of Parley’s address, as this browser opened it. */
  readonly host: string;
}

function isThisComputer(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '[::1]';
}

/** Beside a link that is for another device: it leads to where this browser is, which may be nowhere else. */
export function OnlyHere({ host }: Props) {
  if (!isThisComputer(host)) return null;
  return (
    <p>
      It opens on this computer only, because you came to Parley as <bdi>{host}</bdi>. For others, open Parley by an address that they can reach, and
      make it there.
    </p>
  );
}
