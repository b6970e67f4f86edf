import { cx } from '#lib/class-names.ts';
import { type Theme, themes, useTheme } from '#lib/theme.ts';
import { settingsTexts } from '#texts/settings.ts';
import { ChoiceCards } from './choice-cards.tsx';

/** Chooses how bright the page is, at once and in all tabs of this browser. */
export function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  const options = themes.map((value) => ({
    value,
    label: settingsTexts.themes[value],
    line: settingsTexts.themeLines[value],
    picture: <Picture theme={value} />,
  }));

  return (
    <ChoiceCards
      legend={settingsTexts.theme}
      options={options}
      value={theme}
      onChange={setTheme}
      className="sm:grid-cols-3"
    />
  );
}

/** The page in miniature; for the system's theme both sides of it. */
const Picture = ({ theme }: { theme: Theme }) => (
  <span aria-hidden className="flex h-24 overflow-hidden border-line border-b max-sm:h-16">
    {theme !== 'dark' && <Miniature className="scheme-light" />}
    {theme !== 'light' && <Miniature className="scheme-dark" />}
  </span>
);

const Miniature = ({ className }: { className: string }) => (
  <span className={cx('flex min-w-0 flex-1 bg-sidebar', className)}>
    <span className="w-1/4 bg-canvas" />
    <span className="flex w-3/4 flex-col justify-end gap-1.5 bg-surface p-2.5">
      <span className="h-1.5 w-3/4 rounded-full bg-hover" />
      <span className="h-1.5 w-1/2 rounded-full bg-hover" />
      <span className="h-1.5 w-1/3 rounded-full bg-accent" />
    </span>
  </span>
);
