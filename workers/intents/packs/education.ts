import { complaint, location, openingHours, payment, price } from './common'
import { intent, type Pack } from './pack'

export const education: Pack = {
  id: 'education',
  intents: [
    openingHours,
    location,
    price,
    payment,
    intent(
      'courses',
      'Which courses there are, what they teach, how long they take',
      `
      en Which courses do you offer?
      en how long is the data science course
      en what will I learn
      en do you have online classes
      en is the course for beginners
      hi आपके पास कौन से कोर्स हैं?
      hi कोर्स कितने महीने का है
      hi-Latn kaunse course hai aapke paas
      hi-Latn online class milti hai kya
      ta என்னென்ன பாடநெறிகள் உள்ளன?
      ta படிப்பு எத்தனை மாதம்
      es ¿Qué cursos ofrecen?
      es cuánto dura el curso
      pt Quais cursos vocês oferecem?
      pt quanto tempo dura o curso
      ar ما الدورات التي تقدمونها؟
      ar كم مدة الدورة
    `,
    ),
    intent(
      'admission',
      'Who may join, how to apply, until when',
      `
      en How do I apply?
      en what is the last date for admission
      en am I eligible after 12th
      en which documents are needed for admission
      en I want to enrol my son
      hi एडमिशन कैसे होगा?
      hi एडमिशन की आख़िरी तारीख क्या है
      hi-Latn admission kaise le
      hi-Latn last date kya hai form bharne ki
      ta சேர்க்கை எப்படி?
      ta விண்ணப்பிக்க கடைசி தேதி என்ன
      es ¿Cómo me inscribo?
      es cuál es la fecha límite de inscripción
      pt Como faço a matrícula?
      pt qual é o prazo de inscrição
      ar كيف أسجل؟
      ar ما آخر موعد للتسجيل
    `,
    ),
    intent(
      'trial_class',
      'A demo lesson, a visit, a talk with a teacher',
      `
      en Can I attend a demo class?
      en is there a free trial lesson
      en I would like to visit the campus
      en can I talk to a teacher first
      en book a trial for Saturday
      hi क्या डेमो क्लास मिलेगी?
      hi क्या मैं कैंपस देख सकता हूँ
      hi-Latn demo class milegi kya
      hi-Latn trial class book karni hai
      ta டெமோ வகுப்பு உண்டா?
      ta வளாகத்தைப் பார்க்கலாமா
      es ¿Hay una clase de prueba?
      es puedo visitar el campus
      pt Tem aula experimental?
      pt posso visitar o campus
      ar هل توجد حصة تجريبية؟
      ar هل يمكنني زيارة المقر
    `,
    ),
    intent(
      'timetable',
      'When classes and exams are',
      `
      en When does the next batch start?
      en what are the class timings
      en when is the exam
      en are there weekend batches
      en is there class tomorrow
      hi अगला बैच कब शुरू होगा?
      hi क्लास का समय क्या है
      hi-Latn next batch kab start hoga
      hi-Latn exam kab hai
      ta அடுத்த தொகுதி எப்போது தொடங்கும்?
      ta தேர்வு எப்போது
      es ¿Cuándo empieza el próximo grupo?
      es cuándo es el examen
      pt Quando começa a próxima turma?
      pt quando é a prova
      ar متى تبدأ المجموعة القادمة؟
      ar متى الامتحان
    `,
    ),
    intent(
      'results',
      'Marks, certificates, placements',
      `
      en When will the results be out?
      en how do I get my certificate
      en do you help with jobs after the course
      en send me my mark sheet
      en is the certificate recognised
      hi रिज़ल्ट कब आएगा?
      hi सर्टिफिकेट कैसे मिलेगा
      hi-Latn result kab aayega
      hi-Latn certificate kab milega
      ta முடிவுகள் எப்போது வரும்?
      ta சான்றிதழ் எப்படி கிடைக்கும்
      es ¿Cuándo salen los resultados?
      es cómo obtengo mi certificado
      pt Quando saem os resultados?
      pt como recebo o certificado
      ar متى تظهر النتائج؟
      ar كيف أحصل على الشهادة
    `,
    ),
    complaint,
  ],
}
