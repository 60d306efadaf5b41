import { signal } from '@preact/signals'
import { t } from '../i18n'
import { sayError } from '../ui/toast'

const STORED = 'whatsnexus.notifications'
/** At most one sound in this time, however much comes. */
const SOUND_PAUSE_MS = 1_500

interface Wanted {
  sound: boolean
  desktop: boolean
}

function stored(): Wanted {
  const flags = localStorage.getItem(STORED) ?? ''
  return {
    sound: flags.includes('sound'),
    desktop: flags.includes('desktop') && globalThis.Notification?.permission === 'granted',
  }
}

export const notifications = signal<Wanted>(stored())
let lastSoundAt = 0
let audio: AudioContext | undefined

export function setNotifications(change: Partial<Wanted>): void {
  notifications.value = { ...notifications.peek(), ...change }
  const { sound, desktop } = notifications.peek()
  localStorage.setItem(STORED, [sound && 'sound', desktop && 'desktop'].filter(Boolean).join(' '))
  if (change.sound) chime() // in the click: the browser lets us make sounds from now on
}

/** The browser asks only after a click, never by itself. */
export async function allowNotifications(): Promise<void> {
  if (notifications.peek().desktop) return setNotifications({ desktop: false })
  const permission = (await globalThis.Notification?.requestPermission()) ?? 'denied'
  if (permission === 'granted') setNotifications({ desktop: true })
  else sayError(t('frame.notifyRefused'))
}

const standing = new Map<string, Notification>()

/** `tag`: what it is about. A newer one about the same thing takes its place. */
export function notify({ title, tag, onOpen }: { title: string; tag: string; onOpen: () => void }): void {
  const { sound, desktop } = notifications.peek()
  if (sound) chime()
  if (!desktop || (document.visibilityState === 'visible' && document.hasFocus())) return
  const shown = show(title, tag)
  if (!shown) return
  standing.set(tag, shown)
  shown.onclose = () => {
    if (standing.get(tag) === shown) standing.delete(tag)
  }
  shown.onclick = () => {
    window.focus()
    shown.close()
    onOpen()
  }
}

/** What it told of has been seen, here or on another device. */
export function withdrawWhere(isSeen: (tag: string) => boolean): void {
  for (const [tag, shown] of standing) if (isSeen(tag)) shown.close()
}

function show(title: string, tag: string): Notification | undefined {
  try {
    return new Notification(title, { tag, icon: '/icons/192.png' })
  } catch {
    return undefined // browsers of phones let only a service worker show one
  }
}

function chime(): void {
  if (Date.now() - lastSoundAt < SOUND_PAUSE_MS) return
  lastSoundAt = Date.now()
  audio ??= new AudioContext()
  const { currentTime } = audio
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.setValueAtTime(660, currentTime)
  tone.frequency.setValueAtTime(880, currentTime + 0.09)
  volume.gain.setValueAtTime(0.12, currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, currentTime + 0.3)
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(currentTime + 0.3)
}
