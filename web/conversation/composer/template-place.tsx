import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { TextField } from '../../ui/field'
import { readPlace } from './insert/map-link'
import type { Filled } from './template-values'

const NOWHERE = { latitude: '', longitude: '', name: '', address: '' }
const FIELDS = [
  ['latitude', 'insert.latitude'],
  ['longitude', 'insert.longitude'],
  ['name', 'insert.placeName'],
  ['address', 'insert.placeAddress'],
] as const

interface Props {
  wrong: boolean
  filled: Filled
  onChange: (filled: Filled) => void
}

/** The place of a header: WhatsApp wants all four of it. */
export function TemplatePlace({ wrong, filled, onChange }: Props) {
  const [pasted, setPasted] = useState('')
  const place = filled.place ?? NOWHERE
  const read = (text: string) => {
    setPasted(text)
    const found = readPlace(text)
    if (!found) return
    const name = place.name === '' ? (found.name ?? '') : place.name
    onChange({ place: { ...place, name, latitude: String(found.latitude), longitude: String(found.longitude) } })
  }
  return (
    <>
      <TextField
        label={t('insert.mapLink')}
        value={pasted}
        help={t('insert.mapLinkHelp')}
        onInput={(event) => read(event.currentTarget.value)}
      />
      {FIELDS.map(([field, key]) => (
        <TextField
          key={field}
          label={t(key)}
          value={place[field]}
          error={wrong && field === 'longitude' ? t('insert.noPosition') : undefined}
          onInput={(event) => onChange({ place: { ...place, [field]: event.currentTarget.value } })}
        />
      ))}
    </>
  )
}
