import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { isOwnedByIme } from '../lib/ime.ts';
import { Field, type FieldProps } from './Field.tsx';
import styles from './SuggestField.module.css';

interface Props extends FieldProps {
  readonly value: string;
  readonly suggestions: readonly string[];
  readonly onTake: (suggestion: string) => void;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, ' ')
    .trim();
}

/** Those that have it in them: first what begins with it, then what has a word that does. */
function fittingTo(typed: string, suggestions: readonly string[]): readonly string[] {
  const sought = plain(typed);
  const rank = (one: string): number => {
    const at = plain(one).indexOf(sought);
    return at <= 0 ? at : plain(one).replaceAll('/', ' ').includes(` ${sought}`) ? 1 : 2;
  };
  return suggestions.filter((one) => rank(one) >= 0).toSorted((a, b) => rank(a) - rank(b));
}

/** A field with suggestions for what is being typed. They are the page’s own: of a browser’s nobody knows whether Escape is to close them or the dialog. */
export function SuggestField({ suggestions, onTake, value, onChange, onBlur, ...rest }: Props) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  /** -1: none, what was typed counts. */
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const fitting = wanted ? fittingTo(value, suggestions) : [];
  const open = fitting.length > 1 || (fitting.length === 1 && fitting[0] !== value);

  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function close(): void {
    setWanted(false);
    setAt(-1);
  }

  function take(suggestion: string): void {
    close();
    onTake(suggestion);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // An IME takes its own Enter and arrows.
    if (isOwnedByIme(event.nativeEvent)) return;
    const chosen = open ? fitting[at] : undefined;
    if (event.key === 'ArrowDown' && !open) {
      setWanted(true);
      setAt(0);
    } else if (event.key === 'ArrowDown') setAt(at + 1 < fitting.length ? at + 1 : -1);
    else if (event.key === 'ArrowUp' && open) setAt(at >= 0 ? at - 1 : fitting.length - 1);
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape' && open) {
      close();
      // The dialog stays, with what was typed.
      event.stopPropagation();
    } else {
      // What was typed is handed in.
      if (event.key === 'Enter') close();
      return;
    }
    event.preventDefault();
  }

  return (
    <Field
      {...rest}
      value={value}
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => {
        onChange?.(event);
        setWanted(event.target.value.trim() !== '');
        setAt(-1);
      }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        onBlur?.(event);
        close();
      }}
      end={
        open && (
          <div
            ref={list}
            id={id}
            role="listbox"
            aria-label="Suggestions"
            className={styles['list']}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
          >
            {fitting.map((one, index) => (
              <div key={one} id={`${id}-${index}`} role="option" aria-selected={index === at} onClick={() => take(one)}>
                {one}
              </div>
            ))}
          </div>
        )
      }
    />
  );
}
