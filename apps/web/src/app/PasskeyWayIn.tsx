import type { Person } from '@parley/shared/features/people.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { PasskeyWay } from '../features/people/PasskeyWay.tsx';
import type { Asked } from './account-requests.ts';
import { CLOSED, enterByPasskey, offerPasskeys, promptForPasskey, stopAsking } from './passkey-requests.ts';
import { whyNoPasskeys } from './passkeys-here.ts';

interface Props {
  /** Somebody is about to come in. */
  readonly busy: boolean;
  readonly onEnter: (asked: Promise<Asked<{ readonly person: Person }>>) => void;
}

/** Comes in with a passkey: by a button, or where the browser fills in the user name. Shown where there can be passkeys. */
export function PasskeyWayIn({ busy, onEnter }: Props) {
  const [prompting, setPrompting] = useState(false);
  const [closed, setClosed] = useState(false);
  const possible = whyNoPasskeys() === null;

  const take = useEffectEvent((got: Awaited<ReturnType<typeof offerPasskeys>>) => {
    // Who is about to come in one way does not begin another: the later cookie would be the one that counts.
    if (got !== null && !busy) onEnter('problem' in got ? Promise.resolve(got) : enterByPasskey(got.value));
  });

  const idle = possible && !busy && !prompting;
  useEffect(() => {
    if (!idle) return;
    const stopped = new AbortController();
    void offerPasskeys(stopped.signal).then((got) => {
      if (!stopped.signal.aborted) take(got);
    });
    return () => {
      stopped.abort();
      stopAsking();
    };
  }, [idle]);

  useEffect(() => {
    if (!prompting) return;
    const stopped = new AbortController();
    void promptForPasskey(stopped.signal).then((got) => {
      if (stopped.signal.aborted) return;
      setPrompting(false);
      if (got === CLOSED) setClosed(true);
      else take(got);
    });
    return () => {
      stopped.abort();
      stopAsking();
    };
  }, [prompting]);

  if (!possible) return null;
  return (
    <PasskeyWay
      busy={prompting}
      note={closed ? 'No passkey was used. Try again or use your password.' : ''}
      onUse={() => {
        setClosed(false);
        setPrompting(!busy);
      }}
    />
  );
}
