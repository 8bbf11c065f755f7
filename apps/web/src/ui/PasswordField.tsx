import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

interface Props extends Omit<FieldProps, 'type' | 'end'> {
  /** One was typed before the browser left for elsewhere: passwords are kept nowhere. */
  readonly again?: boolean;
}

/** A field for a password: hidden, until one wants to see it. */
export function PasswordField({ again = false, help, ...props }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      help={again ? <>Type it once more: what you had typed was not kept. {help}</> : help}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={<IconButton icon={shown ? EyeOff : Eye} label={shown ? 'Hide password' : 'Show password'} onClick={() => setShown(!shown)} />}
    />
  );
}
