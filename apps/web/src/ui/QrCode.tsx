import { encode } from 'uqr';
import styles from './QrCode.module.css';

/** What scanners need around it, in its own squares. */
const QUIET = 4;

/** A text as a QR code, dark on white in the dark as well: many scanners take nothing else. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const squares = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className={styles['code']}>
      <path d={squares} />
    </svg>
  );
}
