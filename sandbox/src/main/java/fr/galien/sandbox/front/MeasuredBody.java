package fr.galien.sandbox.front;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request's body that fails as soon as it is longer than allowed. Not thread-safe: lives on its request's event loop. */
final class MeasuredBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long largest;
    private long seen;
    private Handler<Throwable> onFailure;

    MeasuredBody(ReadStream<Buffer> body, long largest) {
        this.body = body;
        this.largest = largest;
    }

    boolean isTooLarge() {
        return seen > largest;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        boolean alreadyTooLarge = isTooLarge();
        seen += chunk.length();
        if (!isTooLarge()) {
            handler.handle(chunk);
        } else if (!alreadyTooLarge && onFailure != null) {
            onFailure.handle(new IllegalStateException("request body larger than " + largest + " bytes"));
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        onFailure = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
