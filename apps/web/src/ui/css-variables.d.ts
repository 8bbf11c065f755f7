import type { CSSProperties } from 'react';

// React passes custom properties on; its types do not know them.
declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}

export type Style = CSSProperties;
