/** A cross-stitch: one whole stroke for people, one broken for the assistant. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path
        d="M23 5l-3.2 3.2M16.4 11.6l-4.8 4.8M8.2 19.8L5 23"
        stroke="var(--lac)"
        stroke-width="4.4"
        stroke-linecap="round"
      />
      <path d="M5 5l18 18" stroke="var(--indigo)" stroke-width="5" stroke-linecap="round" />
    </svg>
  )
}
