import { limits } from '@parley/contract/limits';
import { expect } from '@playwright/test';
import { newPerson, test } from './fixtures.ts';

const screens = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [screen, viewport] of Object.entries(screens)) {
  test(`a dialog longer than the screen keeps its title and its buttons in view, on a ${screen}`, async ({
    openAs,
  }) => {
    const page = await openAs(await newPerson('Ana'), { path: '/discover', options: { viewport } });
    if (screen === 'phone') await page.getByRole('button', { name: 'Open groups and rooms' }).click();
    await page.getByRole('button', { name: 'Create a group' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Create a group' });
    await dialog.getByLabel('Description').fill('Bread, \n'.repeat(100).slice(0, limits.groupDescriptionMaxChars));
    const submit = dialog.getByRole('button', { name: 'Create group' });
    await expect(submit).toBeInViewport({ ratio: 1 });
    await submit.click();
    await expect(dialog.getByText('Please fill this in.')).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByLabel('Name')).toBeFocused();

    await dialog.getByLabel('Name').fill('Night Bakers');
    await page.route(/groups\.create/, (route) => route.abort());
    await submit.click();
    await expect(dialog.getByRole('alert')).toBeInViewport({ ratio: 1 });
    for (const part of [submit, dialog.getByRole('button', { name: 'Cancel' }), dialog.getByRole('heading')]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    const [alert, button] = [await dialog.getByRole('alert').boundingBox(), await submit.boundingBox()];
    expect((alert?.y ?? 0) + (alert?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
  });
}
