import { useState } from 'react';
import { OnThisDevice } from '../../features/people/OnThisDevice.tsx';
import { keepMessages, keepsMessages } from '../../lib/keep-messages.ts';
import type { DialogProps } from './dialog-props.ts';

export function Device({ onClose }: DialogProps<'device'>) {
  const [keeps, setKeeps] = useState(keepsMessages);
  return (
    <OnThisDevice
      keeps={keeps}
      onKeep={(yes) => {
        keepMessages(yes);
        setKeeps(keepsMessages());
      }}
      onClose={onClose}
    />
  );
}
