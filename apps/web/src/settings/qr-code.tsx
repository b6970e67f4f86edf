import { encode } from 'uqr';

/** A text for a camera: dark on light in every theme, as cameras expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text);
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');

  return (
    <div className="scheme-light mx-auto w-fit rounded-md border border-line bg-surface p-2 text-text">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-44"
      >
        <path d={path} fill="currentColor" />
      </svg>
    </div>
  );
}
