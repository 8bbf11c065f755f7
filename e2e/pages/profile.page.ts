import { expect, type Locator, type Page } from '@playwright/test';

/** What people say of themselves: the dialogs that set it, and the card that shows it. */
export class ProfilePage {
  readonly #page: Page;
  readonly editor: Locator;
  readonly statusForm: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.editor = page.getByRole('dialog', { name: 'Edit profile' });
    this.statusForm = page.getByRole('dialog', { name: /^(?:Set a|Change your) status$/u });
  }

  /** The card of whoever has this name. */
  card(name: string): Locator {
    return this.#page.getByRole('dialog', { name, exact: true });
  }

  field(label: 'Your name' | 'Pronouns'): Locator {
    return this.editor.getByRole('textbox', { name: label });
  }

  get timeZone(): Locator {
    return this.editor.getByRole('combobox', { name: 'Time zone' });
  }

  /** What is offered for what is being typed. */
  get suggestions(): Locator {
    return this.editor.getByRole('listbox', { name: 'Suggestions' });
  }

  /** What one is up to, in the open form. */
  get statusText(): Locator {
    return this.statusForm.getByRole('textbox', { name: 'What are you up to?' });
  }

  async save(form: Locator): Promise<void> {
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form).toBeHidden();
  }
}
