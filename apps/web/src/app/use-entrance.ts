import type { Person } from '@parley/shared/features/people.ts';
import { useRef, useState } from 'react';
import { forgetLogs } from '../lib/forget-logs.ts';
import { readStored, writeStored } from '../lib/stored.ts';
import { useOnOpen } from '../lib/use-on-open.ts';
import { clearToasts } from '../ui/toasts.ts';
import { whoAmI } from './account.ts';
import type { Session } from './create-session.ts';
import { personOf } from './person-of.ts';
import { startSession } from './session.ts';
import { soon } from './soon.ts';
import { listenForSignedOut } from './signed-out.ts';

/** Where one is with coming in. */
type Entrance =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'outside'; readonly guests: boolean; readonly providers: unknown; readonly why?: unknown }
  | { readonly kind: 'inside'; readonly session: Session; readonly id: string };

interface Door {
  readonly entrance: Entrance;
  readonly enter: (who: Person) => void;
  /** Nobody is signed in any more. `why`: as the server would give it. */
  readonly leave: (why?: unknown) => void;
  readonly askAgain: () => void;
}

/** Who was here last, if they did not leave: they need not wait for the server to say so. */
function remembered(): Person | null {
  try {
    return personOf(JSON.parse(readStored('me') ?? 'null'));
  } catch {
    return null;
  }
}

/** Whether this device has let somebody in before. */
export function isKnownDevice(): boolean {
  return remembered() !== null;
}

/** What it asks and starts. */
interface Ways {
  readonly whoAmI: typeof whoAmI;
  readonly startSession: typeof startSession;
  /** What this browser kept goes. */
  readonly forgetPerson: () => Promise<void>;
}

const real: Ways = { whoAmI, startSession, forgetPerson: () => soon.then((behind) => behind.forgetPerson()) };

/** The way in: asks who is here, lets in, and out again when the server does not know the session any more. */
export function useEntrance(asking: Ways = real): Door {
  const [entrance, setEntrance] = useState<Entrance>({ kind: 'asking' });
  const inside = useRef<{ readonly session: Session; readonly id: string } | null>(null);

  /** How often it was asked who is here, or somebody came in. */
  const asked = useRef(0);

  /** Whether a name is enough, and who else lets people in, as the server said last. */
  const ways = useRef<{ readonly guests: boolean; readonly providers: unknown }>({ guests: true, providers: null });

  function isRefused(): boolean {
    return inside.current?.session.store.getState().session.status === 'refused';
  }

  function letIn(who: Person): void {
    asked.current += 1;
    writeStored('me', JSON.stringify(who));
    writeStored('whose', who.id);
    writeStored('name', who.name);
    if (inside.current?.id === who.id && !isRefused()) return;
    const before = inside.current;
    before?.session.end();
    // What was asked before may have been answered when nobody was here.
    if (before?.id !== who.id) clearToasts();
    const session = asking.startSession(who);
    inside.current = { session, id: who.id };
    let { id, name } = who;
    session.store.subscribe(({ session: { me, status } }) => {
      if (inside.current?.session !== session) return;
      // The cookie may be another by now, as a new password brings one: then the same person comes in by that.
      if (status === 'refused') ask();
      // The cookie is somebody else’s by now: nothing of one is for the other.
      else if (me !== null && me.id !== id) {
        ({ id } = me);
        ask();
      } else if (me !== null && me.name !== name) {
        ({ name } = me);
        writeStored('name', name);
        writeStored('me', JSON.stringify(me));
      }
    });
    setEntrance({ kind: 'inside', session, id: who.id });
  }

  /** Why nobody is in, as the server gives it. */
  const out = useRef<unknown>(undefined);

  /** Several may say so, of whom one knows why. */
  function letOut(why?: unknown): void {
    out.current = inside.current === null ? (out.current ?? why) : why;
    writeStored('me', null);
    // It is taken from now on, by whom they can’t come back as.
    if (out.current === 'guest-deactivated') writeStored('name', null);
    inside.current?.session.end();
    inside.current = null;
    forgetLogs();
    clearToasts();
    setEntrance({ kind: 'outside', ...ways.current, why: out.current });
  }

  function ask(): void {
    // Whose things lie here: they may have stayed when a session ended by itself.
    const whose = readStored('whose');
    const mine = (asked.current += 1);
    // What was asked before somebody came in, or asked again, says nothing of who is here now.
    const isOld = (): boolean => mine !== asked.current;
    asking.whoAmI().then(
      ({ person, ended, why, guests, providers }) => {
        if (isOld()) return;
        ways.current = { guests, providers };
        if (person !== null) return letIn(person);
        letOut(why ?? (ended === undefined ? undefined : 'elsewhere'));
        // Last: what the page still wrote when it was left goes, too. Where its code does not come, the next visit asks again.
        if (ended === whose) asking.forgetPerson().catch(() => {});
      },
      // Somebody who was let in from memory stays: the connection says what is wrong.
      () => {
        if (!isOld() && (inside.current === null || isRefused())) setEntrance({ kind: 'unreachable' });
      },
    );
  }

  useOnOpen(() => {
    const who = remembered();
    if (who !== null) letIn(who);
    ask();
    const stop = listenForSignedOut(letOut);
    return () => {
      stop();
      inside.current?.session.end();
      inside.current = null;
    };
  });

  return {
    entrance,
    enter: letIn,
    leave: letOut,
    askAgain() {
      setEntrance({ kind: 'asking' });
      ask();
    },
  };
}
