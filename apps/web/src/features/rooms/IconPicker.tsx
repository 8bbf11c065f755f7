import { Hash } from 'lucide-react';
import { EmojiPicker } from '../../ui/EmojiPicker.tsx';
import { Icon } from '../../ui/Icon.tsx';

const suggestions = ['💬', '📣', '🚀', '🎨', '🛠️', '🐛', '📚', '🔬', '📊', '🎉', '☕', '🌱', '🏠', '🎵', '⚽', '🐈'] as const;

interface Props {
  /** An emoji, or nothing for `#`. */
  readonly value: string;
  readonly onChange: (icon: string) => void;
}

/** The icon of a room: `#`, one of some emoji, or any other. */
export function IconPicker(props: Props) {
  return <EmojiPicker {...props} legend="Icon" suggestions={suggestions} none={{ label: 'Number sign', sign: <Icon of={Hash} /> }} />;
}
