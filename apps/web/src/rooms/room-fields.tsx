import { limits } from '@parley/contract/limits';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { roomPartTexts } from '#texts/room-parts.ts';
import { TextArea, TextField } from '#ui/text-field.tsx';

type Name = 'name' | 'description';

type Props = {
  register: (name: Name) => UseFormRegisterReturn;
  errors: { [Field in Name]?: { message?: string } };
};

/** What a room is called and about, to be filled in. */
export const RoomFields = ({ register, errors }: Props) => (
  <>
    <TextField
      label={roomPartTexts.roomName}
      autoComplete="off"
      maxLength={limits.roomNameMaxChars}
      error={errors.name?.message}
      {...register('name')}
    />
    <TextArea
      label={roomPartTexts.roomDescription}
      hint={roomPartTexts.roomDescriptionHint}
      maxLength={limits.roomDescriptionMaxChars}
      error={errors.description?.message}
      {...register('description')}
    />
  </>
);
