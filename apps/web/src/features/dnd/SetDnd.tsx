import type { QuietSchedule } from '@parley/shared/features/dnd.ts';
import { type FormEvent, useState } from 'react';
import { timeFormat, useClock } from '../../lib/clock.ts';
import type { Problem } from '../../lib/problem.ts';
import type { Submission } from '../../lib/submission.ts';
import { quietText } from '../../lib/until-text.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldOf, leadTo } from '../../lib/lead-to.ts';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { MomentField } from '../../ui/MomentField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { UnsavedLine } from '../../ui/UnsavedLine.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';
import { Days } from './Days.tsx';
import { type DndEnd, dndEnds, minutesOf, timeOfDndEnd, timeText } from './dnd-ends.ts';
import styles from './SetDnd.module.css';

/** What was changed; what was not is not there. */
export interface DndChanges {
  /** Null: ended. */
  readonly until?: number | null;
  /** Null: none any more. */
  readonly schedule?: QuietSchedule | null;
}

interface Props {
  /** Until when it is on; null: it is not. */
  readonly quietUntil: number | null;
  readonly schedule: QuietSchedule | undefined;
  /** By which the schedule goes; empty: none is known. */
  readonly timeZone: string;
  /** It is not in the profile yet, and comes into it with a schedule. */
  readonly zoneIsNew: boolean;
  readonly now: number;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (changes: DndChanges) => Submission | void;
  readonly onClose: () => void;
}

type Now = DndEnd | 'off' | 'kept' | 'chosen';

interface Fields {
  readonly wanted: Now;
  readonly chosen: string;
  readonly weekly: boolean;
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const hour = timeFormat({ hour: '2-digit', minute: '2-digit' });
const usual: QuietSchedule = { days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 8 * 60 };

function fieldsOf(quietUntil: number | null, schedule: QuietSchedule | undefined): Fields {
  const { days, from, to } = schedule ?? usual;
  return {
    wanted: quietUntil === null ? 'off' : 'kept',
    chosen: '',
    weekly: schedule !== undefined,
    days: days.toSorted((a, b) => a - b),
    from: timeText(from),
    to: timeText(to),
  };
}

/** Says when nobody is to disturb: for a while, and every week. */
export function SetDnd({ quietUntil, schedule, timeZone, zoneIsNew, now, busy, problem, onSubmit, onClose }: Props) {
  const clock = useClock();
  const unsaved = useUnsaved('dnd', fieldsOf(quietUntil, schedule));
  const { change } = unsaved;
  const { wanted, chosen, weekly, days, from, to } = unsaved.values;
  // It may end while this is open.
  const current = wanted === 'kept' && quietUntil === null ? 'off' : wanted;
  const [tried, setTried] = useState(false);

  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  // No time at all compares with nothing.
  const isPast = (at: number): boolean => current === 'chosen' && !(new Date(chosen).getTime() > at);
  const wrongDays = weekly && days.length === 0 ? 'Choose at least one day.' : null;

  function untilAt(at: number): Pick<DndChanges, 'until'> {
    if (current === 'kept' || (current === 'off' && quietUntil === null)) return {};
    if (current === 'off') return { until: null };
    return { until: current === 'chosen' ? new Date(chosen).getTime() : timeOfDndEnd(current, at) };
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    const wrong = isPast(Date.now())
      ? 'until'
      : wrongDays !== null
        ? 'days'
        : weekly && begins === null
          ? 'from'
          : weekly && ends === null
            ? 'to'
            : null;
    if (wrong !== null) {
      leadTo(fieldOf(event.currentTarget, wrong));
      return;
    }
    const next = weekly ? { days: [...days], from: begins ?? 0, to: ends ?? 0 } : null;
    const changed = JSON.stringify(next) !== JSON.stringify(schedule ?? null);
    unsaved.settle(onSubmit({ ...untilAt(Date.now()), ...(changed && { schedule: next }) }));
  }

  return (
    <Dialog title="Do not disturb" onClose={onClose}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <UnsavedLine of={unsaved} />
        <SelectField
          label="Now"
          data-autofocus
          value={current}
          onChange={(event) => change({ wanted: event.target.value as Now })}
          help="Nothing asks for your attention meanwhile. Others see it beside your name, and until when."
        >
          {quietUntil !== null && <option value="kept">{quietText(quietUntil, now, clock)}</option>}
          <option value="off">{quietUntil === null ? 'Off' : 'End it now'}</option>
          {(Object.keys(dndEnds) as DndEnd[]).map((end) => (
            <option key={end} value={end}>
              {dndEnds[end]}
              {end === 'tomorrow' && ` ${hour(timeOfDndEnd(end, now), clock)}`}
            </option>
          ))}
          <option value="chosen">Until a time of my choice</option>
        </SelectField>
        {current === 'chosen' && <MomentField value={chosen} onChange={(moment) => change({ chosen: moment })} wrong={tried && isPast(now)} />}
        <Choice label="Every week" checked={weekly} onChange={(on) => change({ weekly: on })}>
          {timeZone === ''
            ? 'It begins and ends by itself, by your time zone. Set that in your profile first.'
            : `It begins and ends by itself, by the time in ${timeZone}.${zoneIsNew ? ' That becomes the time zone of your profile, which others see on your card.' : ''}`}
        </Choice>
        {weekly && (
          <>
            <Days days={new Set(days)} onChange={(next) => change({ days: [...next].toSorted((a, b) => a - b) })} error={tried ? wrongDays : null} />
            <div className={styles['times']}>
              <Field
                label="From"
                name="from"
                type="time"
                value={from}
                onChange={(event) => change({ from: event.target.value })}
                error={tried && begins === null ? 'Choose a time.' : null}
              />
              <Field
                label="To"
                name="to"
                type="time"
                value={to}
                onChange={(event) => change({ to: event.target.value })}
                error={tried && ends === null ? 'Choose a time.' : null}
                help={begins !== null && ends !== null && ends <= begins ? 'On the next day.' : undefined}
              />
            </div>
          </>
        )}
        <FormEnd problem={problem} busy={busy} submit="Save" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
