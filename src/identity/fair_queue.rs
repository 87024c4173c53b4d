//! A fair queue before costly work: few run at a time, few wait, and waiting clients are served round robin, so that one that sends hundreds
//! of requests does not keep others out. Known devices, which have signed in before, and unknown ones alternate, and each have half of the
//! places to wait: the owner of an account has known devices, and cannot keep others out with them either.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Who waits: the requests of one client wait in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiter {
    /// The client.
    pub client: String,
    /// Whether the device has signed in to the account before.
    pub is_known: bool,
}

/// A semaphore with a bounded, fair queue; a request that finds it full is refused at once.
pub struct FairQueue {
    most_waiting: usize,
    state: Mutex<State>,
}

struct State {
    free: usize,
    known: ClientLines,
    unknown: ClientLines,
    /// Whether the last permit went to a known device: the next one goes to an unknown one.
    known_went_last: bool,
}

/// The lines, the one that is served next first. None is empty.
#[derive(Default)]
struct ClientLines(VecDeque<ClientLine>);

struct ClientLine {
    client: String,
    waiting: VecDeque<oneshot::Sender<Permit>>,
}

/// The permit to run. Dropped, it is given to the next one in the queue.
pub struct Permit(Arc<FairQueue>);

/// The queue is full.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

impl FairQueue {
    /// A queue with so many permits, in which so many wait.
    pub fn new(places: usize, most_waiting: usize) -> Self {
        let state = State { free: places, known: ClientLines::default(), unknown: ClientLines::default(), known_went_last: false };
        Self { most_waiting, state: Mutex::new(state) }
    }

    /// Waits for a permit; refused at once where too many wait, or later in favour of a client that has fewer in the queue.
    pub async fn enter(self: &Arc<Self>, waiter: &Waiter) -> Result<Permit, Full> {
        let receiver = {
            let mut state = self.lock();
            if state.free > 0 {
                state.free -= 1;
                return Ok(Permit(self.clone()));
            }
            state.wait(waiter, self.most_waiting).ok_or(Full)?
        };
        receiver.await.map_err(|_| Full)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn wait(&mut self, waiter: &Waiter, most: usize) -> Option<oneshot::Receiver<Permit>> {
        // Requests that were cancelled take no places.
        self.known.remove_cancelled();
        self.unknown.remove_cancelled();
        if self.known.len() + self.unknown.len() >= most && !self.make_room(waiter, most) {
            return None;
        }
        let (permit_sender, receiver) = oneshot::channel();
        self.lines(waiter.is_known).push(&waiter.client, permit_sender);
        Some(receiver)
    }

    /// Evicts the last of the longest line: of the other kind of device where that has more than its half of the places, or else of the
    /// newcomer's own kind, where that line is longer than the newcomer's will be.
    fn make_room(&mut self, waiter: &Waiter, most: usize) -> bool {
        let others = self.lines(!waiter.is_known);
        if others.len() * 2 > most && others.evict_longest(0) {
            return true;
        }
        let lines = self.lines(waiter.is_known);
        lines.evict_longest(lines.length_of(&waiter.client) + 1)
    }

    fn lines(&mut self, is_known: bool) -> &mut ClientLines {
        if is_known { &mut self.known } else { &mut self.unknown }
    }

    /// The next one to run, of known and unknown devices in alternation; where nobody waits, the permit is free.
    fn next(&mut self) -> Option<oneshot::Sender<Permit>> {
        let is_known_ones_turn = !self.known_went_last;
        for is_known in [is_known_ones_turn, !is_known_ones_turn] {
            if let Some(next) = self.lines(is_known).next() {
                self.known_went_last = is_known;
                return Some(next);
            }
        }
        self.free += 1;
        None
    }
}

impl ClientLines {
    fn len(&self) -> usize {
        self.0.iter().map(|line| line.waiting.len()).sum()
    }

    fn length_of(&self, client: &str) -> usize {
        self.0.iter().find(|line| line.client == client).map_or(0, |line| line.waiting.len())
    }

    fn push(&mut self, client: &str, permit_sender: oneshot::Sender<Permit>) {
        match self.0.iter_mut().find(|line| line.client == client) {
            Some(line) => line.waiting.push_back(permit_sender),
            None => self.0.push_back(ClientLine { client: client.to_owned(), waiting: [permit_sender].into() }),
        }
    }

    /// Takes one of the first line, which then goes behind the others.
    fn next(&mut self) -> Option<oneshot::Sender<Permit>> {
        let mut line = self.0.pop_front()?;
        let next = line.waiting.pop_front();
        if !line.waiting.is_empty() {
            self.0.push_back(line);
        }
        next
    }

    /// Evicts the last of the longest line, if more than so many wait in it.
    fn evict_longest(&mut self, fewest: usize) -> bool {
        let longest = self.0.iter_mut().max_by_key(|line| line.waiting.len()).filter(|line| line.waiting.len() > fewest);
        // With its sender dropped, the receiver fails: the request is refused.
        let is_sent = longest.is_some_and(|line| line.waiting.pop_back().is_some());
        self.remove_cancelled();
        is_sent
    }

    fn remove_cancelled(&mut self) {
        for line in &mut self.0 {
            line.waiting.retain(|permit_sender| !permit_sender.is_closed());
        }
        self.0.retain(|line| !line.waiting.is_empty());
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let next = self.0.lock().next();
        if let Some(permit_sender) = next {
            // Where the request was cancelled meanwhile, the permit comes back and its drop serves the next one.
            drop(permit_sender.send(Self(self.0.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use futures_util::future::BoxFuture;

    use super::*;

    type Waiting = BoxFuture<'static, Result<Permit, Full>>;

    /// Enters the queue, without waiting in it.
    fn enters(queue: &Arc<FairQueue>, client: &str, is_known: bool) -> Waiting {
        let (queue, waiter) = (queue.clone(), Waiter { client: client.to_owned(), is_known });
        let mut waiting = async move { queue.enter(&waiter).await }.boxed();
        match waiting.as_mut().now_or_never() {
            Some(done) => async move { done }.boxed(),
            None => waiting,
        }
    }

    fn permit_of(waiting: &mut Waiting) -> Option<Permit> {
        waiting.now_or_never()?.ok()
    }

    fn is_refused(waiting: &mut Waiting) -> bool {
        matches!(waiting.now_or_never(), Some(Err(Full)))
    }

    #[test]
    fn waiting_clients_are_served_round_robin() {
        let queue = Arc::new(FairQueue::new(1, 10));
        let working = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let mut many: Vec<_> = (0..5).map(|_| enters(&queue, "a", false)).collect();
        let mut one = enters(&queue, "b", false);

        drop(working);
        let first = permit_of(&mut many[0]).expect("the first in the queue");
        assert!(permit_of(&mut one).is_none() && permit_of(&mut many[1]).is_none());
        drop(first);
        let second = permit_of(&mut one).expect("the other client, before the second of the first");
        drop(second);
        assert!(permit_of(&mut many[1]).is_some());
    }

    #[test]
    fn a_full_queue_refuses_who_has_most_in_it() {
        let queue = Arc::new(FairQueue::new(1, 3));
        let _works = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let mut many: Vec<_> = (0..3).map(|_| enters(&queue, "a", false)).collect();

        assert!(is_refused(&mut enters(&queue, "a", false)));
        let mut other = enters(&queue, "b", false);
        assert!(is_refused(&mut many[2]), "the last of the longest line");
        assert!(!is_refused(&mut other) && !is_refused(&mut many[1]));
        assert!(is_refused(&mut enters(&queue, "b", false)), "two have no more than two");
    }

    #[test]
    fn known_and_unknown_devices_alternate() {
        let queue = Arc::new(FairQueue::new(1, 10));
        let working = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let mut unknown = [enters(&queue, "b", false), enters(&queue, "c", false)];
        let mut known: Vec<_> = (0..3).map(|_| enters(&queue, "d", true)).collect();

        drop(working);
        drop(permit_of(&mut known[0]).expect("a known one first"));
        drop(permit_of(&mut unknown[0]).expect("an unknown one after it"));
        drop(permit_of(&mut known[1]).expect("a known one again"));
        drop(permit_of(&mut unknown[1]).expect("an unknown one again"));
        assert!(permit_of(&mut known[2]).is_some());
    }

    #[test]
    fn unknown_devices_do_not_keep_a_known_one_out() {
        let queue = Arc::new(FairQueue::new(1, 2));
        let working = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let mut strangers = [enters(&queue, "b", false), enters(&queue, "c", false)];
        let mut known = enters(&queue, "d", true);

        drop(working);
        let place = permit_of(&mut known).expect("before those who came earlier");
        drop(place);
        let refused = strangers.iter_mut().filter_map(|stranger| stranger.now_or_never()).filter(Result::is_err).count();
        assert_eq!(refused, 1);
    }

    #[test]
    fn known_devices_leave_unknown_ones_their_half_of_the_places() {
        let queue = Arc::new(FairQueue::new(1, 4));
        let _works = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let mut known: Vec<_> = (0..4).map(|_| enters(&queue, "d", true)).collect();

        let mut unknown = [enters(&queue, "b", false), enters(&queue, "c", false)];
        assert!(is_refused(&mut known[3]) && is_refused(&mut known[2]), "they had more than their half");
        assert!(is_refused(&mut enters(&queue, "d", true)));
        let mut other = enters(&queue, "e", true);
        assert!(!is_refused(&mut other), "a client that has fewer");
        assert!(unknown.iter_mut().all(|waiting| !is_refused(waiting)));
        assert!(is_refused(&mut enters(&queue, "f", false)), "nor do these have more");
    }

    #[test]
    fn a_cancelled_request_holds_no_place() {
        let queue = Arc::new(FairQueue::new(1, 2));
        let working = permit_of(&mut enters(&queue, "a", false)).expect("the place is free");
        let (first, mut second) = (enters(&queue, "b", false), enters(&queue, "c", false));

        drop(first);
        let mut third = enters(&queue, "d", false);
        drop(working);
        let place = permit_of(&mut second).expect("the next who is still there");
        drop(second);
        drop(place);
        assert!(permit_of(&mut third).is_some());
        assert_eq!(queue.lock().free, 1);
    }
}
