// What somebody who helps needs to know of this browser and of the way to the server. Nothing of who is signed in, no
// cookie and nothing that anybody wrote. It stays on the page until the person copies or saves it.
async function diagnostics() {
  return {
    at: new Date().toISOString(),
    page: location.origin,
    browser: navigator.userAgent,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: `${innerWidth}×${innerHeight} at ${devicePixelRatio}`,
    theme: document.documentElement.dataset.theme,
    online: navigator.onLine,
    cookies: navigator.cookieEnabled,
    webSocket: 'WebSocket' in globalThis,
    notifications: 'Notification' in globalThis ? Notification.permission : 'none',
    storage: await storage(),
    offlineCopy: await offlineCopy(),
    server: await server(),
  }
}

async function storage() {
  const { usage, quota } = (await navigator.storage?.estimate()) ?? {}
  return usage === undefined || quota === undefined ? 'unknown' : `${megabytes(usage)} of ${megabytes(quota)} MB`
}

function megabytes(bytes) {
  return Math.round(bytes / 1_000_000)
}

async function offlineCopy() {
  const registration = await navigator.serviceWorker?.getRegistration()
  const waits = registration?.waiting ? ', a newer one waits' : ''
  return registration?.active ? `in use${waits}` : 'none'
}

/** A question that anybody may ask: how long it takes, and under which id the server knows it. */
async function server() {
  const from = performance.now()
  try {
    const { status, headers } = await fetch('/api/sign-in', { cache: 'no-store', credentials: 'omit' })
    const date = headers.get('date')
    const ms = Math.round(performance.now() - from)
    const clock = date === null ? 'unknown' : `${Math.round((Date.now() - Date.parse(date)) / 1000)} s ahead`
    return { status, ms, requestId: headers.get('x-request-id'), clock }
  } catch {
    return { reached: false, ms: Math.round(performance.now() - from) }
  }
}

const shown = document.querySelector('textarea')
const said = document.querySelector('[role="status"]')

// Begun at once: a browser lets a page copy only right after a click.
const ready = diagnostics()

function act(name, run) {
  document.getElementById(name)?.addEventListener('click', async () => {
    const text = JSON.stringify(await ready, null, 2)
    if (shown) {
      shown.value = text
      shown.hidden = false
    }
    await run(text)
  })
}

/** In the page's language: its words stand beside the place. */
function say(which) {
  if (said) said.textContent = said.dataset[which] ?? ''
}

act('copy', async (text) => {
  try {
    await navigator.clipboard.writeText(text)
    say('copied')
  } catch {
    say('blocked')
  }
})

act('save', (text) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = 'whatsnexus-diagnostics.json'
  link.click()
  URL.revokeObjectURL(link.href)
  say('saved')
})
