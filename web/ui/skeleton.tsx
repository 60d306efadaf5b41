import './skeleton.css'

/** Shapes of the true sizes, shown only when loading takes longer than a blink (the style waits 150 ms). */
export function Skeleton({ rows, kind }: { rows: number; kind: 'row' | 'bubble' | 'line' }) {
  return (
    <div class={`skeleton skeleton-${kind}`} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class="skeleton-item">
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}
