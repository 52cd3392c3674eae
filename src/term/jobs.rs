//! Work off the drawing thread. Each kind of job has a thread of its own, on which the newest
//! request wins: it cancels the one that runs and replaces those that wait. Results come back as
//! reports with the generation of their request; a panic becomes a failure.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::signal::Signal;
use crate::app::action::{JobKind, News, Report};
use crate::app::effect::Job;
use crate::app::overlay::filter::{Question, answer, completed};
use crate::app::pane::search;
use crate::base::article::Article;
use crate::base::cancel::{CancelToken, Generation};
use crate::corpus::Corpus;
use crate::corpus::build::{Builder, Help, Known};
use crate::corpus::load::{self, Input, Piece};
use crate::corpus::query::{Assume, Index, Memory};
use crate::lang::Language;

/// The language of articles that meetings are sought in.
const LANGUAGE: &str = "ru";
/// The least time between two batches of articles; the first goes at once.
const BATCH: Duration = Duration::from_millis(60);

/// A request on its way to a worker.
struct Request {
    generation: Generation,
    job: Job,
    cancel: CancelToken,
}

/// One worker as its requester sees it.
struct Worker {
    requests: Sender<Request>,
    running: CancelToken,
}

/// The workers.
pub(super) struct Jobs {
    load: Worker,
    look: Worker,
    build: Worker,
    filter: Worker,
    complete: Worker,
    count: Worker,
    set: Worker,
    search: Worker,
}

impl Jobs {
    /// Starts the workers; they sleep until something is asked of them.
    pub(super) fn start(inputs: Vec<Input>, sender: &Sender<Signal>) -> Self {
        let desk = Desk::new(inputs, sender);
        Self {
            load: Worker::start("load", desk.clone()),
            look: Worker::start("look", desk.clone()),
            build: Worker::start("build", desk.clone()),
            filter: Worker::start("filter", desk.clone()),
            complete: Worker::start("complete", desk.clone()),
            count: Worker::start("count", desk.clone()),
            set: Worker::start("set", desk.clone()),
            search: Worker::start("search", desk),
        }
    }

    /// Asks for a job.
    pub(super) fn request(&mut self, generation: Generation, job: Job) {
        let worker = match kind_of(&job) {
            JobKind::Load => &mut self.load,
            JobKind::Look => &mut self.look,
            JobKind::Build => &mut self.build,
            JobKind::Filter => &mut self.filter,
            JobKind::Complete => &mut self.complete,
            JobKind::Count => &mut self.count,
            JobKind::Set => &mut self.set,
            JobKind::Search => &mut self.search,
        };
        worker.request(generation, job);
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        for worker in
            [&self.load, &self.look, &self.build, &self.filter, &self.complete, &self.count, &self.set, &self.search]
        {
            worker.running.cancel();
        }
    }
}

impl Worker {
    fn start(name: &str, desk: Desk) -> Self {
        let (requests, waiting) = unbounded();
        // Where no thread can be had the requests stay unanswered, and the screen says "loading".
        let _ = thread::Builder::new().name(name.to_owned()).spawn(move || desk.work(&waiting));
        Self { requests, running: CancelToken::default() }
    }

    fn request(&mut self, generation: Generation, job: Job) {
        self.running.cancel();
        self.running = CancelToken::default();
        let _ = self.requests.send(Request { generation, job, cancel: self.running.clone() });
    }
}

fn kind_of(job: &Job) -> JobKind {
    match job {
        Job::Load => JobKind::Load,
        Job::Look => JobKind::Look,
        Job::Build(..) => JobKind::Build,
        Job::Filter(..) => JobKind::Filter,
        Job::Complete(..) => JobKind::Complete,
        Job::Count(..) => JobKind::Count,
        Job::Set(_) => JobKind::Set,
        Job::Search(_) => JobKind::Search,
    }
}

/// What a worker works with.
#[derive(Clone)]
pub(super) struct Desk {
    inputs: Arc<Mutex<Vec<Input>>>,
    /// What the files were like when they were read.
    prints: Arc<Mutex<u64>>,
    /// Built by whoever needs it first.
    language: Arc<OnceLock<Result<Language, String>>>,
    /// The index of the last corpus that one was needed for.
    shelf: Arc<Mutex<Option<Indexed>>>,
    /// What built the last corpus.
    builder: Arc<Mutex<Builder>>,
    /// The words of the article that was searched last.
    words: Arc<Mutex<search::Shelf>>,
    signals: Sender<Signal>,
}

impl Desk {
    /// A desk that has nothing yet but the names of files.
    pub(super) fn new(inputs: Vec<Input>, sender: &Sender<Signal>) -> Self {
        Self {
            inputs: Arc::new(Mutex::new(inputs)),
            prints: Arc::default(),
            language: Arc::default(),
            shelf: Arc::default(),
            builder: Arc::default(),
            words: Arc::default(),
            signals: sender.clone(),
        }
    }

    /// Does a job on this thread; when it returns, all reports are sent.
    pub(super) fn answer_now(&self, generation: Generation, job: Job) {
        self.answer(Request { generation, job, cancel: CancelToken::default() });
    }

    fn work(&self, waiting: &Receiver<Request>) {
        while let Ok(first) = waiting.recv() {
            let newest = waiting.try_iter().last().unwrap_or(first);
            self.answer(newest);
        }
    }

    fn answer(&self, request: Request) {
        let Request { generation, job, cancel } = request;
        let kind = kind_of(&job);
        let tell = |news| {
            let _ = self.signals.send(Signal::Report(Report { generation, news }));
        };
        let work = AssertUnwindSafe(|| self.run(job, &cancel, &tell));
        let failure = match catch_unwind(work) {
            Ok(Ok(())) => return,
            Ok(Err(message)) => message,
            Err(panic) => said_by(panic.as_ref()),
        };
        tell(News::Failed(kind, failure));
    }

    fn run(&self, job: Job, cancel: &CancelToken, tell: &(dyn Fn(News) + Sync)) -> Result<(), String> {
        let language = self.language.get_or_init(|| Language::load(LANGUAGE).map_err(|error| error.to_string()));
        let language = language.as_ref().map_err(Clone::clone)?;
        match job {
            Job::Load => {
                tell(News::Glue(Arc::new(language.lexicon.query.glue.clone())));
                self.load(language, cancel, tell);
            }
            Job::Look => {
                let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let now = load::Files::of(&inputs, cancel).print();
                let mut before = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
                if *before != now && !cancel.is_cancelled() {
                    *before = now;
                    tell(News::Changed);
                }
            }
            Job::Build(known, articles) => {
                if let Some(corpus) = self.build_all((&known, articles), language, cancel, tell) {
                    // The first query must not wait for its index, nor the first list of people for them.
                    corpus.ties();
                    self.with_index(&corpus, language, |_, _| ());
                }
            }
            Job::Complete(corpus, question, cursor) => {
                let completion = self
                    .with_index(&corpus, language, |index, _| completed(&question, cursor, index, language, cancel));
                tell(News::Completed(question.text, completion));
            }
            Job::Search(question) => {
                let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(found) = search::answer(&question, language, &mut words, cancel) {
                    tell(News::Searched(found));
                }
            }
            Job::Set(setting) => {
                let page = Arc::new(setting.page());
                tell(News::Set(setting.article.id.clone(), setting.width, page));
            }
            Job::Count(corpus, question, queries) => {
                let counts = self.with_index(&corpus, language, |index, _| {
                    let ask = |text: &String| {
                        let asked = Question { text: text.clone(), assume: Assume::Freely, ..question.clone() };
                        answer(&asked, index, language, &mut Memory::default(), cancel)
                    };
                    queries.iter().map(|text| ask(text).map(|answer| answer.matches().rows.len())).collect()
                });
                if let Some(counts) = counts {
                    tell(News::Counted(counts));
                }
            }
            Job::Filter(corpus, question) => {
                let answer = self
                    .with_index(&corpus, language, |index, memory| answer(&question, index, language, memory, cancel));
                if let Some(answer) = answer {
                    tell(News::Filtered(answer));
                }
            }
        }
        Ok(())
    }
}

impl Desk {
    /// Reads the files. Their print is taken beside the reading, which it outruns: no change in between
    /// is missed.
    fn load(&self, language: &Language, cancel: &CancelToken, tell: &(dyn Fn(News) + Sync)) {
        let files = load::Files::of(&self.inputs(), cancel);
        thread::scope(|threads| {
            let print = threads.spawn(|| files.print());
            load_all(&files, language, cancel, tell);
            *self.prints.lock().unwrap_or_else(PoisonError::into_inner) = print.join().unwrap_or_default();
        });
    }

    /// What there is to read.
    fn inputs(&self) -> Vec<Input> {
        let mut inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        // Standard input can be read but once.
        *inputs = std::mem::take(&mut *inputs).into_iter().map(load::kept).collect();
        inputs.clone()
    }

    /// Works with the index of a corpus, built now where it is not there.
    fn with_index<T>(
        &self,
        corpus: &Arc<Corpus>,
        language: &Language,
        work: impl FnOnce(&Index, &mut Memory) -> T,
    ) -> T {
        let mut kept = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = kept.take().filter(|indexed| Arc::ptr_eq(&indexed.corpus, corpus));
        let indexed = kept.insert(fresh.unwrap_or_else(|| Indexed {
            corpus: Arc::clone(corpus),
            index: Index::build(corpus, language),
            memory: Memory::default(),
        }));
        work(&indexed.index, &mut indexed.memory)
    }

    /// The collection of the articles; what is unchanged since the last is neither read nor linked anew.
    fn build_all(
        &self,
        (known, articles): (&Known, Vec<Arc<Article>>),
        language: &Language,
        cancel: &CancelToken,
        tell: &(dyn Fn(News) + Sync),
    ) -> Option<Arc<Corpus>> {
        // What is only linked anew has no progress worth telling.
        let first = articles.iter().any(|article| known.corpus.find(&article.id).is_none());
        let total = articles.len();
        let every = (total / 100).max(1);
        let progress = |done: usize| {
            if first && (done == total || done.is_multiple_of(every)) {
                tell(News::Built(done));
            }
        };
        let mut builder = self.builder.lock().unwrap_or_else(|broken| {
            // Where a build failed halfway, nothing of it can be trusted.
            self.builder.clear_poison();
            let mut builder = broken.into_inner();
            *builder = Builder::default();
            builder
        });
        let corpus = Arc::new(builder.build(known, articles, Help { language, cancel, progress: &progress })?);
        drop(builder);
        tell(News::Corpus(Arc::clone(&corpus)));
        Some(corpus)
    }
}

/// A corpus with its index, and what was found in it.
struct Indexed {
    corpus: Arc<Corpus>,
    index: Index,
    memory: Memory,
}

fn said_by(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Articles go out in batches, the first one alone: the screen must not wait for the second.
fn load_all(files: &load::Files, language: &Language, cancel: &CancelToken, tell: &(dyn Fn(News) + Sync)) {
    let mut batch: Vec<Arc<Article>> = Vec::new();
    let mut sent: Option<Instant> = None;
    files.load(language, cancel, &mut |piece| match piece {
        Piece::Found(files) => tell(News::Found(files)),
        Piece::Note(note) => tell(News::Noted(note)),
        Piece::Articles(articles) => {
            batch.extend(articles.into_iter().map(Arc::new));
            if sent.is_none_or(|sent| sent.elapsed() >= BATCH) {
                tell(News::Loaded(std::mem::take(&mut batch)));
                sent = Some(Instant::now());
            }
        }
    });
    if !batch.is_empty() {
        tell(News::Loaded(batch));
    }
    if !cancel.is_cancelled() {
        tell(News::AllLoaded);
    }
}
