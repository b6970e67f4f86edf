import { db, newGroup, newPerson, test } from './fixtures.ts';
import { chooseForGroup, composer, expect, patient } from './sidebar.ts';

test.describe.configure(patient);

test('a private group is found by nobody, and joined by a link until that is revoked', async ({ openAs }) => {
  const [ana, ben, cleo] = [await newPerson('Ana'), await newPerson('Ben'), await newPerson('Cleo')];
  const { path, groupId } = await newGroup([ana]);
  const page = await openAs(ana, { path });
  await chooseForGroup(page, 'Group settings');
  const settings = page.getByRole('dialog', { name: 'Settings of Synth Club' });
  await settings.getByLabel('Private').check();
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The group is changed')).toBeVisible();

  const other = await openAs(ben, { path });
  await expect(other.getByRole('heading', { level: 2, name: 'This group can’t be shown' })).toBeVisible();

  await chooseForGroup(page, 'Invite people');
  const invites = page.getByRole('dialog', { name: 'Invite people to Synth Club' });
  await invites.getByRole('button', { name: 'Create a link' }).click();
  await invites.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Invite link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await invites.getByRole('textbox', { name: 'Invite link' }).inputValue());

  await other.goto(link);
  await expect(other.getByText('Ana invited you to')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Synth Club' })).toBeVisible();
  expect(await db.member.count({ where: { groupId } })).toBe(1);
  await other.getByRole('button', { name: 'Join group' }).click();
  await expect(composer(other)).toBeVisible();
  await other.goto(link);
  await expect(other.getByText('You are in this group already.')).toBeVisible();

  await invites.getByRole('button', { name: /^Revoke the link/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(invites.getByRole('heading', { name: 'No links yet' })).toBeVisible();
  const late = await openAs(cleo, { path: new URL(link).pathname });
  await expect(late.getByRole('heading', { level: 2, name: 'This invite doesn’t work' })).toBeVisible();
});
