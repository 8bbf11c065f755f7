import { expect, type Locator, type Page } from '@playwright/test';

export interface RoomFields {
  readonly name?: string;
  readonly topic?: string;
  readonly icon?: string;
}

/** The dialog that makes a room or changes one. */
export class RoomFormPage {
  readonly dialog: Locator;
  /** What is said of a form that was left with something typed. */
  readonly unsaved: Locator;
  readonly startOver: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(?:Create a room|Edit )/u });
    this.unsaved = this.dialog.getByText('You had not saved this.');
    this.startOver = this.dialog.getByRole('button', { name: 'Start over' });
  }

  field(label: 'Name' | 'Topic'): Locator {
    return this.dialog.getByRole('textbox', { name: label, exact: true });
  }

  async fill({ name, topic, icon }: RoomFields): Promise<void> {
    if (name !== undefined) await this.field('Name').fill(name);
    if (topic !== undefined) await this.field('Topic').fill(topic);
    if (icon !== undefined) await this.dialog.getByRole('radio', { name: icon }).check({ force: true });
  }

  async expect({ name, topic, icon }: RoomFields): Promise<void> {
    if (name !== undefined) await expect(this.field('Name')).toHaveValue(name);
    if (topic !== undefined) await expect(this.field('Topic')).toHaveValue(topic);
    if (icon !== undefined) await expect(this.dialog.getByRole('radio', { name: icon })).toBeChecked();
  }

  async submit(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(?:Create room|Save)$/u }).click();
    await expect(this.dialog).toBeHidden();
  }
}
