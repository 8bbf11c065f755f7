import { personName } from '@parley/shared/features/people.ts';
import { pronouns } from '@parley/shared/features/profiles.ts';
import * as limits from '@parley/shared/limits.ts';
import { type ReactNode, useState } from 'react';
import { type Problem, problemIn } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { SuggestField } from '../../ui/SuggestField.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useFields } from '../../ui/use-fields.tsx';
import styles from './EditProfile.module.css';
import { findTimeZone } from './find-time-zone.ts';
import { ownTimeZone, timeZones } from './local-time.ts';

export interface ProfileValues {
  readonly name: string;
  readonly pronouns: string;
  readonly timeZone: string;
}

interface Props {
  /** One’s photo, which is saved with the rest. */
  readonly photo: ReactNode;
  readonly initial: ProfileValues;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (values: ProfileValues) => Submission | void;
  readonly onCancel: () => void;
  /** It is left in another way. */
  readonly onClose: () => void;
}

const check = {
  name: (value: string) => problemIn(personName, value),
  pronouns: (value: string) => problemIn(pronouns, value),
  timeZone: (value: string) =>
    findTimeZone(value) === null
      ? { message: `No time zone is called “${value.trim()}”. Try the largest city near you, such as Berlin, or leave it empty.` }
      : null,
};

/** What the field means by what is typed there, where it is not written out. */
function meant(typed: string): string {
  const found = findTimeZone(typed);
  return found === null || found === typed.trim() ? '' : `${found}. `;
}

/** What others see of oneself. */
export function EditProfile({ photo, initial, busy, problem, onSubmit, onCancel, onClose }: Props) {
  const [here] = useState(ownTimeZone);
  const [zones] = useState(timeZones);
  const { form, field, set, values, unsaved, formProblem } = useFields<keyof ProfileValues>({
    initial: { ...initial },
    check,
    problem,
    keep: { form: 'profile', names: ['name', 'pronouns', 'timeZone'] },
    onSubmit: (typed) => onSubmit({ ...typed, timeZone: findTimeZone(typed.timeZone) ?? '' }),
  });
  const offered = here !== '' && values.timeZone === '';
  return (
    <Dialog title="Edit profile" onClose={onClose}>
      <form {...form} className={styles['form']}>
        {photo}
        <UnsavedLine of={unsaved} />
        <Field
          label="Your name"
          {...field('name')}
          data-autofocus
          autoComplete="nickname"
          maxLength={limits.personName + 1}
          help="Everyone in your rooms sees when it changes."
        />
        <Field
          label="Pronouns"
          {...field('pronouns')}
          autoComplete="off"
          maxLength={limits.pronouns + 1}
          help="Optional. Such as she/her, he/him or they/them."
        />
        <SuggestField
          label="Time zone"
          {...field('timeZone')}
          value={values.timeZone}
          suggestions={zones}
          onTake={(zone) => set('timeZone', zone)}
          help={
            offered ? (
              <>
                Optional. Others see what time it is for you.{' '}
                <button type="button" className={styles['use']} onClick={() => set('timeZone', here)}>
                  Use {here}
                </button>
              </>
            ) : (
              `${meant(values.timeZone)}Others see what time it is for you.`
            )
          }
        />
        <FormEnd problem={formProblem} busy={busy} submit="Save" onCancel={onCancel} />
      </form>
    </Dialog>
  );
}
