import { expect, type Locator, type Page } from '@playwright/test';

export interface RoomFields {
  readonly name?: string;
  readonly topic?: string;
  readonly icon?: string;
}

/** The dialog that makes a room or changes one. */
export class RoomFormPage {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(?:Create a room|Edit )/u });
  }

  async fill({ name, topic, icon }: RoomFields): Promise<void> {
    if (name !== undefined) await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    if (topic !== undefined) await this.dialog.getByRole('textbox', { name: 'Topic' }).fill(topic);
    if (icon !== undefined) await this.dialog.getByRole('radio', { name: icon }).check({ force: true });
  }

  async submit(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(?:Create room|Save)$/u }).click();
    await expect(this.dialog).toBeHidden();
  }
}
