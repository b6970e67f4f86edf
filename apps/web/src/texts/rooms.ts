/** Words of topics and rooms. */
export const roomTexts = {
  rooms: 'Rooms',
  noneTitle: 'No rooms here yet',
} as const;
