import { type ReactNode, useId } from 'react';
import choices from './Choices.module.css';
import styles from './EmojiPicker.module.css';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

interface Props {
  readonly legend: string;
  readonly suggestions: readonly string[];
  /** What stands for no emoji, if that may be chosen. */
  readonly none?: { readonly label: string; readonly sign: ReactNode };
  /** An emoji, or nothing. */
  readonly value: string;
  readonly onChange: (emoji: string) => void;
}

/** The last thing typed or pasted, if it is an emoji: there is place for one. */
function lastEmoji(text: string): string {
  const last = [...graphemes.segment(text)].at(-1)?.segment ?? '';
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(last) ? last : '';
}

/** One of some emoji, or any other. */
export function EmojiPicker({ legend, suggestions, none, value, onChange }: Props) {
  const name = useId();
  const own = value !== '' && !suggestions.includes(value);
  return (
    <fieldset className={choices['choices']}>
      <legend>{legend}</legend>
      <div className={styles['grid']}>
        {[...(none === undefined ? [] : ['']), ...suggestions].map((emoji) => (
          <label key={emoji}>
            <input
              type="radio"
              name={name}
              checked={emoji === value}
              aria-label={emoji === '' ? none?.label : emoji}
              onChange={() => onChange(emoji)}
            />
            <span>{emoji === '' ? none?.sign : emoji}</span>
          </label>
        ))}
        <input
          type="text"
          className={styles['other']}
          aria-label="Another emoji"
          placeholder="Other"
          autoComplete="off"
          value={own ? value : ''}
          onChange={(event) => onChange(lastEmoji(event.target.value))}
        />
      </div>
    </fieldset>
  );
}
