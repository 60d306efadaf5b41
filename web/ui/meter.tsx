import './meter.css'

interface Props {
  label: string
  value: number
  max: number
  /** As it is said: 120 of 2,000. */
  text: string
}

const SOON = 0.8

/** How much of something is used. Amber from four fifths on, red when nothing is left. */
export function Meter({ label, value, max, text }: Props) {
  const share = max <= 0 ? 1 : Math.min(1, value / max)
  const tone = share >= 1 ? 'full' : share >= SOON ? 'soon' : 'fine'
  return (
    // biome-ignore lint/a11y/useSemanticElements: its inside cannot be drawn the same in every browser
    <div
      class={`meter meter-${tone}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
    >
      <span style={{ inlineSize: `${share * 100}%` }} />
    </div>
  )
}
