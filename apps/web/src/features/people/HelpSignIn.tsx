import type { Person } from '@parley/shared/features/people.ts';
import { limits } from '@parley/shared/limits.ts';
import { Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './HelpSignIn.module.css';

interface FindProps {
  readonly query: string;
  /** Null: not known yet. */
  readonly people: readonly Person[] | null;
  /** The id of whoever a link is being made for. */
  readonly making: string | null;
  readonly onSearch: (query: string) => void;
  readonly onMake: (person: Person) => void;
}

function countOf(people: readonly Person[] | null): string {
  if (people === null) return '';
  return people.length === 0 ? 'Nobody found whom you can help.' : people.length === 1 ? '1 person' : `${people.length} people`;
}

/** Asks who forgot their password. */
export function FindWhom({ query, people, making, onSearch, onMake }: FindProps) {
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
        help={<span role="status">{countOf(people)}</span>}
      />
      {people !== null && people.length > 0 && (
        <ul className={styles['list']} aria-label="People">
          {people.map((person) => (
            <li key={person.id}>
              <Avatar id={person.id} name={person.name} size={30} />
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
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={place} className={styles['link']} role="group" aria-label={`The link for ${name}`}>
      <p>
        Whoever has this link can sign in as <bdi>{name}</bdi>, so send it to them only. It works once, until {until}.
      </p>
      <Field
        label={`Link for ${name}`}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
        help="It is shown only now: copy it before you close this."
      />
      <Button look="primary" icon={Copy} onClick={onCopy}>
        Copy link
      </Button>
      <Button look="ghost" onClick={onAnother}>
        Help somebody else
      </Button>
    </div>
  );
}
