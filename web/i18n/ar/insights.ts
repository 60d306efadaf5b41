import type { insights as en } from '../en/insights'
import type { Message } from '../format'

export const insights = {
  'insights.about': 'ما آلت إليه أسئلة العملاء، وما ينقص معرفتك.',
  'insights.notLoaded': 'تعذر تحميل الأرقام',
  'insights.period': 'الفترة',
  'insights.lastDays': {
    one: 'آخر يوم',
    two: 'آخر يومين',
    few: 'آخر {n} أيام',
    many: 'آخر {n} يومًا',
    other: 'آخر {n} يوم',
  },
  'insights.questions': 'الأسئلة',
  'insights.automation': 'محادثات دون تدخل',
  'insights.confirmed': 'مؤكدة',
  'insights.assumed': 'مفترضة',
  'insights.reopened': 'عادت',
  'insights.handedOver': 'المُحوَّلة',
  'insights.cost': 'تكلفة المحادثة',
  'insights.meaning': 'مؤكدة: قال العميل ذلك. مفترضة: لم يكتب شيئًا ليوم. عادت: سأل مجددًا أو تولى شخص الأمر.',
  'insights.answered': 'مُجاب عنها',
  'insights.clarified': 'مع سؤال توضيحي',
  'insights.perDay': 'الأسئلة حسب اليوم',
  'insights.unanswered': 'ما لم يستطع الإجابة عنه',
  'insights.unansweredHelp':
    'الأسئلة ذات المعنى الواحد في سطر واحد، وكل لغة على حدة. اكتب إجابة فيحصل عليها العميل التالي.',
  'insights.noneTitle': 'لا شيء بلا إجابة',
  'insights.noneText': 'تظهر هنا الأسئلة التي يحوّلها المساعد لنقص المعرفة.',
  'insights.times': 'مرات السؤال: {n}',
  'insights.otherWords': 'بكلمات أخرى',
  'insights.write': 'كتابة إجابة',
  'insights.markAnswered': 'أُجيب عنه الآن',
  'insights.setAside': 'تنحية',
  'insights.isAnswered': 'وُسم بأنه مُجاب. يعود إن سُئل مجددًا دون إجابة.',
  'insights.isAside': 'تمت التنحية',
} satisfies Record<keyof typeof en, Message>
