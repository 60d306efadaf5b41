let current: HTMLMediaElement | null = null

/** One voice at a time: whatever begins to play stops what played before. */
export function onlyThisPlays(element: HTMLMediaElement): void {
  if (current !== element) current?.pause()
  current = element
}
