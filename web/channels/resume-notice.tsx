import { t } from '../i18n'
import { may } from '../session'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { Notice } from '../ui/notice'
import { forgetWizard, wizardLeftAt } from './wizard/kept'

/** Somebody began to connect a number in this browser and went away. */
export function ResumeNotice() {
  if (wizardLeftAt.value === null || !may('channel.write')) return null
  return (
    <div class="channel-resume">
      <Notice
        tone="info"
        title={t('channels.resumeTitle')}
        action={
          <>
            <Button kind="quiet" onClick={forgetWizard}>
              {t('channels.resumeForget')}
            </Button>
            <LinkButton href="/channels/new">{t('channels.resume')}</LinkButton>
          </>
        }
      >
        {t('channels.resumeText')}
      </Notice>
    </div>
  )
}
