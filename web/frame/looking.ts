const LOOK_MS = 5 * 60_000

/** Looks at once, every few minutes, and when they come back to the page. Returns the way to stop. */
export function keepLooking(look: () => Promise<void>): () => void {
  const now = () => {
    if (!document.hidden) void look()
  }
  const timer = setInterval(now, LOOK_MS)
  document.addEventListener('visibilitychange', now)
  now()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', now)
  }
}
