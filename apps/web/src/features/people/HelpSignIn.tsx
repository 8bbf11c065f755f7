import type { Helpable } from '@parley/shared/features/resets.ts';
import * as limits from '@parley/shared/limits.ts';
import { classNames } from '../../lib/class-names.ts';
import { isOwnedByIme } from '../../lib/ime.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import lines from '../../ui/Lines.module.css';
import { LinkOnce } from '../../ui/LinkOnce.tsx';
import styles from './HelpSignIn.module.css';

interface FindProps {
  readonly query: string;
  /** Whom that finds; null: not known yet. */
  readonly people: readonly Helpable[] | null;
  /** They are those of what was searched for before: what was typed since is not answered yet. */
  readonly stale: boolean;
  /** The id of whoever a link is being made for. */
  readonly making: string | null;
  readonly onSearch: (query: string) => void;
  readonly onMake: (person: Helpable) => void;
}

function countOf(people: readonly Helpable[] | null): string {
  if (people === null) return '';
  return people.length === 0 ? 'Nobody found whom you can help.' : people.length === 1 ? '1 person' : `${people.length} people`;
}

/** Asks who forgot their password. */
export function FindWhom({ query, people, stale, making, onSearch, onMake }: FindProps) {
  const [first, second] = people ?? [];
  const only = query.trim() !== '' && !stale && second === undefined ? first : undefined;
  return (
    <>
      <p className={styles['intro']}>Somebody forgot their password? Make a link for them. They choose a new one by it, and are signed in.</p>
      <Field
        label="Who is it?"
        type="search"
        data-autofocus
        autoComplete="off"
        maxLength={limits.searchQuery}
        value={query}
        onChange={(event) => onSearch(event.target.value)}
        enterKeyHint={only === undefined ? 'search' : 'go'}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && only !== undefined && !isOwnedByIme(event.nativeEvent)) onMake(only);
        }}
        help={<span role="status">{countOf(people)}</span>}
      />
      {people !== null && people.length > 0 && (
        <ul className={classNames(lines['lines'], styles['people'])} aria-label="People">
          {people.map((person) => (
            <li key={person.id}>
              <Avatar id={person.id} name={person.name} photo={person.avatar} size={30} />
              <bdi>{person.name}</bdi>
              <Button busy={making === person.id} aria-label={`Make a link for ${person.name}`} onClick={() => onMake(person)}>
                Make a link
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface LinkProps {
  readonly name: string;
  readonly link: string;
  /** Until when it lasts, in words. */
  readonly until: string;
  readonly onCopy: () => void;
  /** For somebody else. */
  readonly onAnother: () => void;
}

/** The link that was just made, to be taken along. */
export function HelpingLink({ name, link, until, onCopy, onAnother }: LinkProps) {
  return (
    <LinkOnce name={`The link for ${name}`} label={`Link for ${name}`} link={link} onCopy={onCopy} another="Help somebody else" onAnother={onAnother}>
      <p>
        Whoever has this link can sign in as <bdi>{name}</bdi>, so send it to them only. It works once, until {until}.
      </p>
    </LinkOnce>
  );
}
