import { signal } from '@preact/signals'

/** A new version has been downloaded and waits: offer `takeUpdate`. */
export const updateReady = signal(false)

/** A dashboard stays open for days, and the browser itself looks for a new version only when a page is opened. */
const LOOK_EVERY_MS = 30 * 60_000

let waiting: ServiceWorker | null = null

/** The shell works without a network from the second visit on, and new versions are noticed. Safe to call without support. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const start = () => void register().catch((error: unknown) => console.warn('No offline copy:', error))
  // Afterwards: the first page must not share its network with a copy of itself.
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}

/** The new version takes over and the page starts again in it. */
export function takeUpdate(): void {
  if (!waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator
  const known = serviceWorker.controller !== null
  const registration = await serviceWorker.register(trustedAddress(), { updateViaCache: 'none' })
  // Another tab has taken the new version: this page is the old one, and its files are gone.
  if (known) serviceWorker.addEventListener('controllerchange', () => offer(null))
  if (registration.waiting && known) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const next = registration.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && serviceWorker.controller) offer(next)
    })
  })
  setInterval(() => void registration.update().catch(() => {}), LOOK_EVERY_MS) // offline: at the next look
}

function offer(next: ServiceWorker | null): void {
  waiting = next
  updateReady.value = true
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string }
}

/** The content security policy lets no string become the address of a script, but by this policy, which knows only one. */
function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const rules = { createScriptURL: () => '/sw.js' }
  return trustedTypes ? trustedTypes.createPolicy('whatsnexus', rules).createScriptURL('') : '/sw.js'
}
