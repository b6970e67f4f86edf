import { createFileRoute } from '@tanstack/react-router';
import { DeviceList } from '#settings/device-list.tsx';

export const Route = createFileRoute('/_app/settings/devices')({ component: DeviceList });
