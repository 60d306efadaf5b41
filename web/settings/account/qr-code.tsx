import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

/** Light around it, without which no camera finds it. */
const MARGIN = 4

/** Dark on light in every theme: cameras expect it so. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { data: rows, size } = useMemo(() => encode(text, { border: MARGIN }), [text])
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <path d={rows.flatMap((row, y) => row.map((dark, x) => (dark ? square(x, y) : ''))).join('')} />
    </svg>
  )
}

function square(x: number, y: number): string {
  return `M${x} ${y}h1v1h-1z`
}
