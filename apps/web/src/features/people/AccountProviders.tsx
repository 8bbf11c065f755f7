import type { Provider } from '@parley/shared/oidc-requests.ts';
import { type ComponentProps, useEffect, useId, useRef } from 'react';
import type { Problem } from '../../lib/problem.ts';
import { useOnOpen } from '../../lib/use-on-open.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinkedProviders } from './LinkedProviders.tsx';
import { ProveForm } from './ProveForm.tsx';
import rows from './YourAccount.module.css';

interface Props extends ComponentProps<typeof LinkedProviders> {
  readonly userName: string;
  /** All that can be linked. */
  readonly providers: readonly Provider[];
  /** The one that is about to be linked, once the password is given. */
  readonly linking: Provider | null;
  /** The one that the browser is about to leave for. */
  readonly leaving: string | null;
  /** About the password that was given. */
  readonly problem: Problem | null;
  /** About all of them. */
  readonly listProblem: Problem | null;
  /** What became of leaving for one, where nothing went wrong. */
  readonly note: string;
  readonly onLink: (provider: Provider | null) => void;
  readonly onSubmit: (password: string) => void;
}

/** The ways in by somebody else who knows one: those that one has linked, and a way to link another. */
export function AccountProviders(props: Props) {
  const { userName, providers, linking, leaving, problem, listProblem, note, onLink, onSubmit, linked, ...list } = props;
  const id = useId();
  const choices = useRef<HTMLDivElement>(null);
  const was = useRef(linking);
  useEffect(() => {
    if (was.current !== null && linking === null) choices.current?.querySelector<HTMLElement>(`[data-id="${was.current.id}"]`)?.focus();
    was.current = linking;
  }, [linking]);
  const had = useRef(linked.length);
  useEffect(() => {
    // What had the focus went with its link.
    if (linked.length < had.current && document.activeElement === document.body) choices.current?.querySelector<HTMLElement>('button')?.focus();
    had.current = linked.length;
  }, [linked.length]);
  const place = useRef<HTMLElement>(null);
  useOnOpen(() => {
    // Whoever comes back reads what became of it without looking for it.
    if (listProblem !== null || note !== '') place.current?.scrollIntoView({ block: 'nearest' });
  });
  if (providers.length === 0 && linked.length === 0) return null;
  return (
    <section ref={place} aria-labelledby={id} className={rows['section']}>
      <h3 id={id}>Other services</h3>
      <p className={rows['words']}>Who you are there is who you are here: sign in with one of them, without a password of Parley’s.</p>
      <LinkedProviders linked={linked} {...list} />
      <FormProblem problem={listProblem} />
      <p role="status" className={rows['words']}>
        {note}
      </p>
      {linking !== null ? (
        <ProveForm
          userName={userName}
          help={`To be sure that it is you. Then you go to ${linking.name} and come back.`}
          submit="Continue"
          busy={leaving !== null}
          problem={problem}
          onSubmit={({ password }) => onSubmit(password)}
          onCancel={() => onLink(null)}
        />
      ) : (
        <div ref={choices} className={rows['choices']}>
          {providers.map((provider) => (
            <Button key={provider.id} data-id={provider.id} busy={leaving === provider.id} onClick={() => onLink(provider)}>
              <span>
                Link <bdi>{provider.name}</bdi>
              </span>
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
