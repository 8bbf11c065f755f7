import type { Helpable } from '@parley/shared/features/resets.ts';
import type { CommandOutput } from '@parley/shared/protocol.ts';
import { looksAfter } from '@parley/shared/roles.ts';
import { useEffect, useRef, useState } from 'react';
import { FindWhom, HelpingLink } from '../../features/people/HelpSignIn.tsx';
import { timeFormat, useClock } from '../../lib/clock.ts';
import { useActions, useChat } from '../../store/use-chat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from '../../ui/DialogBody.module.css';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { askWhenBack } from '../ask-when-back.ts';
import { problemOf } from '../problem-of.ts';
import { resetLink } from '../reset-requests.ts';
import { sayCopied } from '../say-copied.ts';
import { useAnswer } from '../use-answer.ts';
import { useOnlyAs } from '../use-only-as.ts';
import type { DialogProps } from './dialog-props.ts';

const settles = 150;

const moment = timeFormat({ weekday: 'long', hour: 'numeric', minute: '2-digit' });

interface Made extends CommandOutput<'reset:create'> {
  readonly name: string;
}

/** Helps somebody who forgot their password. */
export function Help({ onClose }: DialogProps<'help'>) {
  const role = useChat((state) => state.roles);
  useOnlyAs(looksAfter, onClose);
  return (
    <Dialog title="Help somebody sign in" onClose={onClose}>
      {/* As something else one may help others, and links of before may count no more. */}
      {looksAfter(role) && <HelpThem key={role} />}
    </Dialog>
  );
}

function HelpThem() {
  const actions = useActions();
  const clock = useClock();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ readonly query: string; readonly people: readonly Helpable[] } | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const [making, setMaking] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const make = useAnswer();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus went with what one was before.
    if (document.activeElement === document.body) body.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    let stop = (): void => {};
    const timer = setTimeout(
      () => {
        stop = askWhenBack(
          () => actions.ask('reset:people', { query }),
          (ack) => {
            setProblem(problemOf(ack));
            if (ack.ok === true) setFound({ query, people: ack.value.people });
          },
        );
      },
      query === '' ? 0 : settles,
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [actions, query]);

  return (
    <div ref={body} className={styles['body']}>
      {made === null ? (
        <FindWhom
          query={query}
          people={found?.people ?? null}
          stale={found?.query !== query}
          making={make.busy ? making : null}
          onSearch={setQuery}
          onMake={({ id, name }) => {
            if (make.busy) return;
            setMaking(id);
            make.wait(actions.ask('reset:create', { personId: id }), (link) => setMade({ ...link, name }));
          }}
        />
      ) : (
        <HelpingLink
          name={made.name}
          link={resetLink(made.token)}
          until={moment(made.expiresAt, clock)}
          onCopy={() => sayCopied(resetLink(made.token), 'Link copied.')}
          onAnother={() => setMade(null)}
        />
      )}
      <FormProblem problem={make.problem ?? problem} />
    </div>
  );
}
