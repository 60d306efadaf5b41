import { Locate } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import { type MessageKey, t } from '../../../i18n'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import type { Drafts } from './drafts'
import { type FormProps, Words } from './fields'
import { readPlace } from './map-link'

const FOUND_WITHIN_MS = 15_000
/** Five digits are a metre. */
const DIGITS = 6

export function LocationForm({ fields, set }: FormProps<Drafts['location']>) {
  const [pasted, setPasted] = useState('')
  const [problem, setProblem] = useState<MessageKey | null>(null)
  const [looking, setLooking] = useState(false)
  const place = (latitude: number, longitude: number, name?: string) => {
    setProblem(null)
    set({
      latitude: String(Number(latitude.toFixed(DIGITS))),
      longitude: String(Number(longitude.toFixed(DIGITS))),
      ...(name && fields.name === '' ? { name } : {}),
    })
  }
  const read = (text: string) => {
    setPasted(text)
    const found = readPlace(text)
    if (found) place(found.latitude, found.longitude, found.name)
    else setProblem(text.trim() === '' ? null : 'insert.noPlace')
  }
  const here = () => {
    setLooking(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLooking(false)
        place(coords.latitude, coords.longitude)
      },
      ({ code }) => {
        setLooking(false)
        setProblem(code === GeolocationPositionError.PERMISSION_DENIED ? 'insert.hereDenied' : 'insert.hereUnknown')
      },
      { enableHighAccuracy: true, timeout: FOUND_WITHIN_MS },
    )
  }
  return (
    <>
      <TextField
        label={t('insert.mapLink')}
        value={pasted}
        help={t('insert.mapLinkHelp')}
        error={problem ? t(problem) : undefined}
        onInput={(event) => read(event.currentTarget.value)}
      />
      <Button class="insert-here" icon={<Locate size={16} />} disabled={looking} onClick={here}>
        {t(looking ? 'insert.looking' : 'insert.here')}
      </Button>
      <div class="insert-pair">
        <Words
          path="latitude"
          label="insert.latitude"
          value={fields.latitude}
          placeholder="12.4244"
          onChange={(latitude) => set({ latitude })}
        />
        <Words
          path="longitude"
          label="insert.longitude"
          value={fields.longitude}
          placeholder="75.7382"
          onChange={(longitude) => set({ longitude })}
        />
      </div>
      <Words
        path="name"
        label="insert.placeName"
        value={fields.name}
        most={OUTBOUND_LIMITS.location.name}
        onChange={(name) => set({ name })}
      />
      <Words
        path="address"
        label="insert.placeAddress"
        value={fields.address}
        most={OUTBOUND_LIMITS.location.address}
        onChange={(address) => set({ address })}
      />
    </>
  )
}
