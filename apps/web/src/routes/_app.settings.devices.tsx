import { createFileRoute } from '@tanstack/react-router';
import { DeviceList } from '#settings/device-list.tsx';
import { SettingsBody } from '#settings/settings-body.tsx';
import { settingsTexts } from '#texts/settings.ts';

export const Route = createFileRoute('/_app/settings/devices')({ component: DevicesPage });

function DevicesPage() {
  return (
    <SettingsBody title={settingsTexts.devices} line={settingsTexts.devicesLine}>
      <DeviceList />
    </SettingsBody>
  );
}
