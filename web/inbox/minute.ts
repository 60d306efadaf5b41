import { signal } from '@preact/signals'

const STEP_MS = 30_000

/** The time, moved on in steps: "5m" and "closes in 3 h" are drawn again with it. */
export const minute = signal(Date.now())

const move = () => {
  minute.value = Date.now()
}
setInterval(move, STEP_MS)
document.addEventListener('visibilitychange', move)
