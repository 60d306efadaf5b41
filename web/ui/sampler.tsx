import './sampler.css'

/** One letter a dye: i indigo, l lac, t turmeric, n neem, m madder, g grey; a dot is bare cloth. */
const DYES: Record<string, string> = { i: 'indigo', l: 'lac', t: 'turmeric', n: 'neem', m: 'madder', g: 'grey' }

/** A small cross-stitch picture; decorative, so readers do not hear of it. */
export function Sampler({ rows, cell }: { rows: readonly string[]; cell: number }) {
  const columns = Math.max(...rows.map((row) => row.length))
  return (
    <svg
      class="sampler"
      width={columns * cell}
      height={rows.length * cell}
      viewBox={`0 0 ${columns * 10} ${rows.length * 10}`}
      aria-hidden="true"
    >
      {Object.entries(DYES).map(([letter, dye]) => (
        <path key={letter} class={`stitches-${dye}`} d={stitches(rows, letter)} />
      ))}
    </svg>
  )
}

function stitches(rows: readonly string[], letter: string): string {
  return rows
    .flatMap((row, y) =>
      [...row].flatMap((here, x) => (here === letter ? `M${x * 10 + 1} ${y * 10 + 1}l8 8m0-8l-8 8` : [])),
    )
    .join('')
}
