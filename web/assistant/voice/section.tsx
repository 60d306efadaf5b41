import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'
import { TextArea } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { SectionForm } from '../lead-plan/form'
import { Lines } from './lines'
import { type Voice, voiceSection } from './store'
import { Topics } from './topics'
import '../lead-plan/plan.css'
import './voice.css'

/** How it speaks, and what it leaves to people. */
export function VoiceSection() {
  const store = useMemo(voiceSection, [])
  useEffect(() => void store.load(), [store])
  const voice = store.draft.value
  return (
    <SettingsSection title={t('assistant.voice')} about={t('assistant.voiceAbout')}>
      <SectionForm
        problem={store.problem.value}
        loaded={voice !== null}
        complete={voice?.forbidden.every(({ topic }) => topic.trim() !== '') ?? false}
        load={store.load}
        save={store.save}
      >
        {() => voice && <VoiceFields voice={voice} change={store.change} />}
      </SectionForm>
    </SettingsSection>
  )
}

function VoiceFields({ voice, change }: { voice: Voice; change: (part: Partial<Voice>) => void }) {
  return (
    <>
      <div class="voice-choices">
        <SelectField
          label={t('assistant.tone')}
          value={voice.tone}
          options={[
            { value: 'plain', name: t('assistant.tonePlain') },
            { value: 'friendly', name: t('assistant.toneFriendly') },
            { value: 'formal', name: t('assistant.toneFormal') },
          ]}
          onChange={(tone) => change({ tone })}
        />
        <SelectField
          label={t('assistant.whenClosed')}
          value={voice.whenClosed}
          options={[
            { value: 'answer', name: t('assistant.closedAnswer') },
            { value: 'hand_off', name: t('assistant.closedHandOff') },
          ]}
          onChange={(whenClosed) => change({ whenClosed })}
        />
        <SelectField
          label={t('assistant.voiceNotes')}
          value={voice.voiceNotes}
          options={[
            { value: 'transcribe', name: t('assistant.voiceTranscribe') },
            { value: 'decline', name: t('assistant.voiceDecline') },
          ]}
          onChange={(voiceNotes) => change({ voiceNotes })}
        />
        <SelectField
          label={t('assistant.images')}
          value={voice.images}
          options={[
            { value: 'describe', name: t('assistant.imagesDescribe') },
            { value: 'decline', name: t('assistant.imagesDecline') },
          ]}
          onChange={(images) => change({ images })}
        />
      </div>
      <TextArea
        label={t('assistant.instructions')}
        help={t('assistant.instructionsHelp')}
        rows={4}
        maxLength={2000}
        value={voice.instructions}
        onInput={(event) => change({ instructions: event.currentTarget.value })}
      />
      <Topics topics={voice.forbidden} onChange={(forbidden) => change({ forbidden })} />
      <Lines
        title={t('assistant.handOffLines')}
        help={t('assistant.handOffLinesHelp')}
        lines={voice.handOffLines}
        onChange={(handOffLines) => change({ handOffLines })}
      />
      <Lines
        title={t('assistant.closedLines')}
        help={t('assistant.closedLinesHelp')}
        lines={voice.closedLines}
        onChange={(closedLines) => change({ closedLines })}
      />
    </>
  )
}
