import { matchesAny, phrases, wordsOf } from './phrases'

/** Whether a message asks for a person, in words that are certain. What is only likely is the model's to judge. */
export function wantsPerson(text: string): boolean {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MAX_WORDS) return false
  return (matchesAny(words, REQUESTS) || matchesAny(words, OF_THE_HOUSE)) && !matchesAny(words, NOT_MEANT)
}

const MAX_WORDS = 60

const REQUESTS = phrases(`
  ^ agent|human|operator|representative|person|humano|agente|atendente|operador|mitarbeiter|mensch|conseiller|humain|manusia|agen|एजेंट|मैनेजर|manager|موظف|support|helpdesk $
  ^ agent|human|operator|representative|person|agente|atendente please|pls|plz|por|now $
  ^ live|real|human agent|person|human|chat|support|operator $
  ^ customer care|service|support $
  talk|speak|chat|connect|transfer|put|forward|redirect|switch|route|escalate|talking|speaking|connected|connecting|transferred|patch|link .. to|with|through .. human|humans|person|people|agent|agents|representative|rep|operator|manager|supervisor|someone|somebody|executive|advisor|adviser|consultant|staff|team|owner|boss|specialist|expert|anyone|support|individual
  talk|speak|speaking|chat|communicate|converse to|with .. a|an|any|some|your|the|actual|real|live .. human|person|agent|representative|rep|operator|manager|supervisor|executive|advisor|staff|professional|being
  get|give|want|need|find|send|fetch|bring .. me|a|an .. human|real|live|actual .. person|human|agent|being|operator|representative|someone|support
  get|give|need|want|find .. a|an|the|some human|representative|manager|supervisor|operator|person
  want|need|prefer|get|demand human|agent assistance|help|support|interaction
  let me|us talk|speak .. manager|human|person|someone|agent|supervisor|to
  connect me|us .. agent|human|person|someone|representative|support|team|manager|care
  can|could|please|pls|will|would|ask|have|let|need|want .. someone|somebody|anyone|agent|manager|representative|person .. call|phone|ring|contact|reach me|us|back
  someone|somebody|agent|manager|representative|person call|phone|ring me|us|back
  call|ring|phone me back
  please|pls|plz|kindly|can|could call|phone|ring me|us|back
  call|phone me please|pls|plz|back|now|urgently|asap
  not|no|dont|stop|hate|sick .. talk|talking|speak|speaking|want .. bot|robot|machine|chatbot|bots|ai
  real|actual|live|human person|human|agent|being|operator|representative please|pls|now|instead|$
  is|are there|any|anyone|anybody .. real|human|person|someone .. there|here|talk|speak|$
  customer|client care|service|support|helpline .. number|no|nos|contact|phone|agent|executive|representative|please
  helpline|care|support|contact|toll|executive number|no|nos|free .. please|pls|plz|do|dijiye|dedo|batao|do|chahiye|send|bhejo
  speak|talk .. in|to person|somebody
  escalate .. this|my|to|case|issue
  इंसान|व्यक्ति|आदमी|एजेंट|एजेन्ट|मैनेजर|अधिकारी|कर्मचारी|प्रतिनिधि|सुपरवाइजर|स्टाफ|ऑपरेटर|किसी|मालिक|मनुष्य|एक्जीक्यूटिव .. से .. बात|बातचीत|जोड़*|कनेक्ट|मिला*|संपर्क
  कस्टमर|ग्राहक केयर|सेवा|सपोर्ट .. से|नंबर|का|की|में|बात
  कोई|किसी|मुझे|हमें|प्लीज|कृपया .. कॉल|फोन|फ़ोन .. कर*|करो|करें|करवा*|लगाओ
  असली इंसान|आदमी|व्यक्ति
  बात करवा*|करा*|करनी .. किसी|इंसान|एजेंट
  insaan|insan|aadmi|admi|agent|manager|representative|executive|human|person|kisi|operator|staff|supervisor|owner|banda|bande|malik|team|someone|senior se|sath|saath .. baat|bat|baatcheet|connect|contact|milao|milwao|jodo|judwao|judna|talk
  baat|bat karao|karwao|karvao|karado|karwado|karaiye|karwaiye|karaye|karaiye|karwa|kara|karaa|karvado
  baat|bat karni|karna|karne|krni|krna .. agent|manager|insaan|insan|kisi|human|hai|h
  kisi|koi|mujhe|muje|mjhe|please|pls|plz .. call|phone|fone|ring .. karo|kro|karwao|karvao|karwa|karwado|kare|karein|karao|kijiye|kar|kr|lagao|sakta|sakte|chahiye
  call|phone karwao|karvao|karwado|karao|karado|back .. kisi|mujhe|please|$
  customer|coustmer|custmer care|support|service .. number|no|se|ka|ki
  connect karo|kro|kar|karwao|karao|kardo|krdo|karein .. agent|human|kisi|manager|insaan|$
  agent|human|manager|executive chahiye|chaiye|chahie|bulao|do|bhejo
  asli insaan|insan|aadmi|banda
  manithar|manidhar|manushan|manushanga|aal|aalu|aalkitta|yaaravadhu|yaaraavadhu|yaravadhu|yaaraiyaavadhu|yaarkitayavadhu|yaarkittayavadhu|agent|manager|staff|owner|customer|executive|human|person|supervisor|officer|mudhalali .. kitta|kita|kuda|koode|oda|enkitta|ennoda|en .. pesanum|pesa|pesalama|pesalaama|pesunga|pesanam|pesavendum|peasanum
  manithar|manidhar|manushan|aal|aalu|agent|manager|staff|owner|executive|human|person|supervisor pesanum|pesa|venum|vendum|koopidunga|kupidunga|connect
  yaarkitayavadhu|yaarkittayavadhu|yaarkitayaavadhu|yaaravadhu|manithanoda|manitharoda|manushanoda|aaloda|agentkitta|managerkitta|ownerkitta|staffkitta|agentoda|manageroda|owneroda .. pesanum|pesa|pesanam|pesunga|pesalama
  enakku|enaku|yenakku|konjam|please|pls|yaaravadhu .. phone|call pannunga|panunga|pannu|pannuveengala|panna
  manager|agent|owner|staff|aala|aal kupidunga|koopidunga|koopdunga|kootitu
  bot kitta|kita|kuda .. pesa .. pidikala|venam|vendam|mudiyala|virumbala
  hablar|comunic*|comuniqu*|habl*|chatear|conect*|contact*|pas*|transf*|ponme|pongame|deriv*|atend*|poner* .. con|a|al|me|por .. persona|humano|humana|agente|asesor|asesora|operador|operadora|representante|supervisor|gerente|encargado|encargada|alguien|ejecutivo|ejecutiva|ser|responsable|jefe|humanos|departamento|vendedor|empleado|persona*|dueno
  pas*|comunic*|comuniqu*|conect*|transf* .. con|a|al|me .. supervisor|asesor|agente|persona|alguien|humano|gerente|representante|operador|encargado
  atencion|ayuda|agente|asesor|asistencia|asesoria|soporte|servicio humana|humano|personalizada|real
  persona|agente real|humana|humano|verdad|verdadera
  puede|pueden|podria|podrian|alguien|quiero|favor|necesito .. llamar|llamarme|llamame|llamen|llameme|llamenme
  me|que puede|pueden|podria|podrian|llame|llamen .. llamar|alguien|agente|asesor|persona
  llam* .. alguien|favor
  necesito|quiero|dame|deme .. un|una asesor|humano|persona|agente|operador|representante|operadora|supervisor
  numero|telefono .. atencion|servicio .. cliente
  no quiero .. bot|robot|maquina
  falar|fal*|convers*|pass*|transf*|conect*|encaminh*|cham*|coloc*|atend* .. com|para|pra|por|um|uma|o|a|pro .. pessoa|atendente|humano|humana|gerente|supervisor|alguem|responsavel|operador|funcionario|consultor|vendedor|representante|gente|agente|ser
  atendimento|suporte|pessoa|atendente|ajuda humano|humana|real|verdade|pessoal
  alguem|pode|podem|podia|poderia|favor|quero .. ligar|ligue|liga|liguem|telefonar .. $
  me liga|ligue|liguem|telefona|telefone
  alguem .. ligar|liga|ligue .. mim|me
  quero|preciso|chama|gostaria .. um|uma|de atendente|humano|pessoa|gerente|supervisor
  nao quero .. robo|bot|maquina
  pessoa de|real verdade
  numero|telefone .. atendimento|sac
  *تحدث*|*كلم*|*حكي*|*تواصل*|*وصل*|حول*|*اتصال*|*تكلم*|*تحويل*|*حويل*|*ربط*|اوصل*|حولوني|*خاطب*|*اتكلم* .. مع|الي|ل|ب|الى|على|لي|الا|علي .. موظف*|*الموظف*|*شخص*|*انسان*|*المدير*|مدير*|ممثل*|*ممثل*|احد*|*احد*|*خدمه*|*مندوب*|بشر*|*بشري*|وكيل*|*الدعم*|*مسوول*|*مشرف*|*عميل*|حد|*مستشار*|موظفه|*بني*
  *تكلم*|*كلم*|*تحدث*|*حكي* .. شخص*|موظف*|انسان*|حد|بشر*|المدير|مدير|احد
  اريد|ابغى|ابغي|عايز|عاوز|بدي|محتاج|احتاج|ابي|اطلب|ودي .. موظف*|انسان*|شخص*|مندوب*|مدير*|المدير|الموظف*|بشري
  *وصلني*|حولني|حولوني|*حولني* .. *موظف*|*خدم*|*مدير*|*شخص*|*ممثل*|*انسان*|*دعم*|*قسم*
  *خدمه* العملاء|الزبائن|عملاء
  *احد*|*شخص*|يمكن*|ممكن|ارجو|رجاء|حد|اريد|موظف .. *الاتصال*|*يتصل*|*اتصل*|*تتصل*|*يكلمني*|*اتصال* .. بي|بيا|فيني|علي|عليا|معي|$
  اتصلوا|اتصل|كلموني|كلمني .. بي|بيا|علي|من|$
  شخص|انسان|موظف حقيقي
  parl*|discut*|echang*|pass*|transfer*|connect*|mett*|rejoin*|joind*|contact*|mis*|dirig*|redirig* .. a|avec|au|moi|vers|un|une|l .. humain|conseiller|conseillere|agent|personne|quelqu|responsable|superviseur|operateur|manager|directeur|vrai|vraie|representant|service|humaine|technicien|employe|gerant|etre|charge
  pass*|transf* moi .. humain|conseiller|conseillere|agent|personne|responsable|quelqu|operateur|superviseur|manager|directeur
  quelqu .. un .. peut|pourrait|m|me|puisse .. appel*|rappel*
  quelqu .. un .. appel*|rappel*
  pouvez|peut|peux|pourriez|veuillez|merci|voulez|faites .. m|me appel*|rappel*
  rappel* moi
  appel* moi
  veux|voudrais|besoin|souhaite .. un|une|d|de humain|conseiller|agent|personne|vraie
  vrai|vraie|etre personne|humain|conseiller|agent
  assistance|service|agent humain|humaine|client
  mit|zu|an .. mitarbeiter*|mensch*|berater*|person|jemand*|kundendienst|kundenservice|manager*|vorgesetzt*|chef*|leiter*|geschaftsfuhr*|kundenbetreuer*|support|agent*|echt*|filialleiter* .. sprech*|reden|verbind*|telefonier*|verbunden|weiterleit*|chatten|schreiben|spreche|rede|durchstell*|$
  verbind*|stell*|weiterleit*|leit*|ubergeb*|gib .. mich|sie .. mit|zu|an .. mitarbeiter*|mensch*|berater*|jemand*|kundendienst|kundenservice|manager*|vorgesetzt*|support|person
  sprech*|rede*|reden mit .. mitarbeiter*|mensch*|berater*|person|jemand*|manager*|vorgesetzt*
  jemand*|konnen|bitte|kann|konnten|wer|mitarbeiter|man .. mich|mir|uns .. anruf*|zuruckruf*|telefonier*
  ruf*|rufen .. mich|sie .. an|zuruck
  ruckruf .. bitte|erbeten|$
  brauche|will|mochte|einen .. echten|echte|menschlichen|einen|richtigen mensch*|mitarbeiter*|person|ansprechpartner
  menschliche* hilfe|unterstutzung|mitarbeiter
  bicara|berbicara|ngobrol|ngomong|chat|sambungkan|hubungkan|bercakap|disambungkan|hubungi|dihubungkan|ketemu|sambung|omong|terhubung .. dengan|ke|sama|kepada|dgn .. orang|manusia|agen|cs|operator|manajer|manager|admin|staf|staff|customer|petugas|seseorang|atasan|supervisor|pegawai|layanan|karyawan|perwakilan
  hubungkan|sambungkan .. agen|orang|manusia|cs|operator|admin|manajer|staf
  tolong|bisa|mohon|minta|harap|bisakah|ada .. telepon|telpon|hubungi|telfon|call|teleponkan|menelepon|ditelepon|nelpon .. saya|aku|balik|kembali
  minta|butuh|mau|perlu|ingin .. agen|orang|manusia|cs|operator|admin|manajer|customer .. asli|service|$
  orang|manusia|agen asli|beneran|sungguhan|langsung
  माणसा*|व्यक्ती*|एजंट*|मॅनेजर*|व्यवस्थापक*|कोणा*|प्रतिनिधी*|अधिकारी*|अधिकाऱ्या* .. बोल*|जोड*|संपर्क|कनेक्ट|संवाद|करून
  कोणी|मला|कुणी|कृपया .. फोन|कॉल .. कर*|करा|करेल
  बोलायचे|बोलायचं .. आहे
  মানুষ*|এজেন্ট*|ম্যানেজার*|ব্যক্তি*|প্রতিনিধি*|কারো|কারও|কারোর|অপারেটর*|কর্মকর্তা*|লোকের|কর্মী*|সুপারভাইজার* .. সাথে|সঙ্গে|সংগে|কাছে .. কথা|যোগাযোগ|সংযোগ|কানেক্ট|যুক্ত
  কেউ|আমাকে|দয়া .. কল|ফোন .. কর*|দিন|দেন|দিতে|দেবেন
  কাস্টমার|গ্রাহক কেয়ার*|সেবা*|সার্ভিস*
  আসল মানুষ*
  நபரிட*|நபருட*|மனிதரிட*|மனிதருட*|மனித*|முகவரிட*|முகவருட*|முகவர்*|மேலாளரிட*|மேலாளருட*|மேனேஜரிட*|மேனேஜர்*|மேலாளர்*|யாரிடமாவது|யாருடனாவது|ஒருவரிட*|ஒருவருட*|அதிகாரியிட*|ஏஜென்ட்*|ஏஜெண்ட்*|பிரதிநிதி*|ஊழியரிட*|ஆள்கிட்ட|ஆளிடம்|யாரிடமும்|ஆட்களிடம் .. பேச*|இணை*|தொடர்பு*|கனெக்ட்*
  வாடிக்கையாளர் சேவை*|உதவி*
  என்னை|எனக்கு|யாராவது|தயவுசெய்து .. அழை*|கால்|போன்|அழைக்க*|கூப்பிடு* .. $
  కస్టమర్ కేర్|సర్వీస్
  మనిషి*|మనిషితో|వ్యక్తి*|ఏజెంట్*|మేనేజర్*|ప్రతినిధి*|ఎవరి*|మేనేజరు*|అధికారి* .. మాట్లాడ*|కలప*|కనెక్ట్|కలుప*|మాట్లాడించ*
  నాకు|ఎవరైనా|దయచేసి .. కాల్|ఫోన్ .. చే*
  માણસ*|વ્યક્તિ*|એજન્ટ*|મેનેજર*|કોઈ*|પ્રતિનિધિ* .. વાત|જોડો|જોડ*|કનેક્ટ|સંપર્ક
  કોઈ|મને|કૃપા .. કોલ|ફોન|કૉલ .. કર*
  કસ્ટમર કેર|સર્વિસ
  ವ್ಯಕ್ತಿ*|ಮನುಷ್ಯ*|ಏಜೆಂಟ್*|ಮ್ಯಾನೇಜರ್*|ಯಾರ* .. ಮಾತನಾಡ*|ಮಾತಾಡ*|ಸಂಪರ್ಕ*
  വ്യക്തി*|മനുഷ്യ*|ഏജന്റ*|മാനേജര*|ആരെ* .. സംസാരി*|ബന്ധിപ്പി*|കണക്ട്*
  ਬੰਦੇ|ਏਜੰਟ|ਮੈਨੇਜਰ|ਕਿਸੇ|ਇਨਸਾਨ .. ਗੱਲ
  انسان|ايجنٹ|مينيجر|كسي|نماينده .. سے .. بات
  parlare|parlo|passa*|contatt*|mett* .. con|a|un|una|in .. persona|operatore|operatrice|umano|qualcuno|responsabile|agente|consulente|contatto
  operatore|persona umano|reale|vera
  spreken|praten|doorverbind*|contact .. met|een .. medewerker|mens|persoon|iemand|manager
  medewerker|mens spreken
  insanla|temsilci*|yetkili*|musteri|gercek|biriyle|mudur* .. konus*|gorus*|bagla*|istiyorum|hizmetleri*
  поговорить|соедините|связаться|переключите|позовите|нужен|хочу .. оператор*|человек*|менеджер*|сотрудник*|руководител*|специалист*
  позовите|позвоните|перезвоните|оператор* .. мне|человека|оператора|$
  gap|noi|gap|noi chuyen .. nhan|nguoi|quan
  gap|noi .. nhan|nguoi|quan vien|that|ly
  kausap*|makausap|makipag*|ilipat .. tao|agent|manager|totoong|ahente
  kuzungumza|kuongea|nizungumze|niunganishe|unganisha .. mtu|binadamu|wakala|meneja|mhudumu
  bercakap|sambungkan|hubungkan .. orang|ejen|manusia|pegawai|pengurus
  *转人工*|*人工客服*|*轉人工*|*真人*|*人工服务*|*找客服*|*人間と話*|*担当者*|*オペレーター*|*有人対応*|*상담원*|*사람과*|*상담사*|*คุยกับคน*|*เจ้าหน้าที่*|*คุยกับพนักงาน*|*ขอสายพนักงาน*
`)

/** Somebody of the house by what they do. Much is asked about doctors: these want to speak to one. */
const OF_THE_HOUSE = phrases(`
  want|wanna|need|wish|like|prefer .. talk|speak|chat .. to|with .. doctor|dr|dentist|surgeon|physician|nurse|lawyer|advocate|accountant|chef|teacher|principal|trainer|guide|director
  ^ .. can|could|may|let .. i|me|we|us talk|speak|chat to|with .. doctor|dr|dentist|surgeon|nurse|lawyer|advocate|accountant|chef|teacher|principal|director
  connect|transfer|put|patch me|us .. to|with|through .. doctor|dr|dentist|surgeon|nurse|lawyer|accountant|teacher|principal|director
  ^ .. talk|speak to|with the|your|a doctor|dentist|nurse|lawyer|owner|boss|director $|please|now
  ^ please ask|have|tell the doctor|dentist|owner|director to call|phone|ring
  मुझे|मैं|हमें|मुझको|कृपया .. डॉक्टर|डेंटिस्ट|वकील|डायरेक्टर|शेफ|टीचर .. से .. बात .. करनी|करना|करवा*|करा*
  डॉक्टर|डेंटिस्ट|वकील|डायरेक्टर|मालिक से बात करनी|करवा*|करा*
  mujhe|muje|main|mai|hume|please|plz .. doctor|dr|dentist|vakil|director|lawyer|teacher .. se .. baat|bat .. karni|karna|krni|karwa*|kara*|karao
  doctor|dr|dentist|vakil|director|lawyer se baat|bat karni|karwa*|kara*|karao|krni
  டாக்டரிடம்|டாக்டருடன்|மருத்துவரிடம்|மருத்துவருடன்|வக்கீலிடம்|உரிமையாளரிடம்|உரிமையாளருடன்|இயக்குனரிடம் .. பேச வேண்டும்|வேணும்|விரும்புகிறேன்|அனுமதி*|முடியுமா
  டாக்டரிடம்|டாக்டருடன்|மருத்துவரிடம்|மருத்துவருடன்|உரிமையாளரிடம் .. பேசணும்|பேசலாமா|இணை*
  doctor|dr|dentist|vakil|lawyer|mudhalali .. kitta|kita|kuda|koode|oda .. pesanum|pesalama|pesalaama|pesanam|peasanum
  doctorkitta|doctoroda|dentistkitta|dentistoda|ownerkitta .. pesanum|pesalama|pesalaama|pesanam
  quiero|quisiera|querria|necesito|deseo|gustaria .. hablar|comunicarme|conversar .. con .. doctor|doctora|dr|dra|dentista|medico|medica|abogado|abogada|dueno|duena|director|directora|chef|profesor|profesora|enfermera
  ^ .. puedo|podria|podemos hablar|comunicarme .. con .. doctor|doctora|dr|dra|dentista|medico|medica|abogado|abogada|dueno|duena|director|directora|enfermera
  pas*|comuniq*|comunic*|conect*|ponme|pongame me|con .. con|doctor|doctora|dentista|medico|medica|dueno|duena .. doctor|doctora|dentista|medico|medica|dueno|duena|$
  quero|queria|preciso|gostaria|desejo .. falar|conversar .. com .. doutor|doutora|dr|dra|dentista|medico|medica|advogado|advogada|dono|dona|diretor|diretora|chef|professor|professora|enfermeira
  ^ .. posso|poderia|podemos falar|conversar .. com .. doutor|doutora|dr|dra|dentista|medico|medica|advogado|advogada|dono|dona|diretor|diretora
  me passa|passe|transfere|transfira|conecta .. doutor|doutora|dentista|medico|medica|dono|dona
  اريد|ابغى|ابغي|ابي|عايز|عاوز|بدي|احتاج|محتاج|ودي|اود .. *تحدث*|*كلم*|*تكلم*|*حكي*|*تواصل* .. *طبيب*|*دكتور*|*محامي*|*المالك*|صاحب|*محاسب*
  ممكن|هل|ارجو .. اكلم|اتكلم|اتحدث|التحدث .. *طبيب*|*دكتور*|*محامي*|*المالك*|صاحب
  حولني|وصلني|حولوني .. *طبيب*|*دكتور*|*محامي*|*المالك*|صاحب
`)

const NOT_MEANT = phrases(`
  do|does|did|should|must|when|why|where|how|if i|we .. talk|speak|chat .. to|with .. doctor|dr|dentist|surgeon|nurse|lawyer
  do|does|did|should|must|if i|we .. need|have|want .. talk|speak .. to|with .. doctor|dr|dentist|surgeon|nurse|lawyer
  language|languages|english|hindi|tamil|spanish .. doctor|dentist
  debo|tengo|necesito|hay que hablar .. antes
  my|the|your|an|our agent|manager|representative|person said|told|says|promised|gave|asked|mentioned
  agent discount|commission|price|fee|fees|code
  human hair|resources|rights
  dont|not|no|never need|want .. human|agent|person|call
  dont|never|do|not call|phone me
  remind|reminder|set|alarm|video|text|message|facetime|skype .. call|phone
`)
