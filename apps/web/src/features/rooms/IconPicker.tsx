import { Hash } from 'lucide-react';
import { useId } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './IconPicker.module.css';

const suggestions = ['💬', '📣', '🚀', '🎨', '🛠️', '🐛', '📚', '🔬', '📊', '🎉', '☕', '🌱', '🏠', '🎵', '⚽', '🐈'] as const;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

interface Props {
  /** An emoji, or nothing for `#`. */
  readonly value: string;
  readonly onChange: (icon: string) => void;
}

/** The last thing typed or pasted, if it is an emoji: a room has one. */
function lastEmoji(text: string): string {
  const last = [...graphemes.segment(text)].at(-1)?.segment ?? '';
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(last) ? last : '';
}

/** `#`, one of some emoji, or any other. */
export function IconPicker({ value, onChange }: Props) {
  const name = useId();
  const own = value !== '' && !suggestions.some((emoji) => emoji === value);
  return (
    <fieldset className={styles['picker']}>
      <legend>Icon</legend>
      <div className={styles['grid']}>
        {['', ...suggestions].map((emoji) => (
          <label key={emoji}>
            <input
              type="radio"
              name={name}
              checked={emoji === value}
              aria-label={emoji === '' ? 'Number sign' : emoji}
              onChange={() => onChange(emoji)}
            />
            <span>{emoji === '' ? <Icon of={Hash} /> : emoji}</span>
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
